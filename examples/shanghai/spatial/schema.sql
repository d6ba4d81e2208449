-- Where things are: the unit grids of Jiading as polygons, facilities with the
-- radius within which they serve, residents, roads and reported incidents. All
-- in EPSG:4549 (CGCS2000 / 3-degree Gauss-Kruger CM 120E), in metres.

\ir ../settings.sql

CREATE TABLE unit_grid (
    code        grid_code PRIMARY KEY REFERENCES grid_cell,
    grid_id     int NOT NULL UNIQUE,
    street_code text NOT NULL REFERENCES area,
    shape       geometry(Polygon, 4549) NOT NULL CHECK (ST_IsValid(shape)),
    source      text NOT NULL DEFAULT 'synthetic' CHECK (source IN ('surveyed', 'synthetic')),
    CHECK (code <@ street_code::grid_code)
);

COMMENT ON TABLE unit_grid IS 'Unit grids of Jiading: one row a grid. The number of 355 is the plan''s; shapes and codes are synthetic';
COMMENT ON COLUMN unit_grid.code IS 'National code: district, street, community, grid; the cell that is rated';
COMMENT ON COLUMN unit_grid.grid_id IS 'Number of the grid, for programs that want an integer as key (QGIS)';
COMMENT ON COLUMN unit_grid.street_code IS 'The street or town that it lies in';
COMMENT ON COLUMN unit_grid.shape IS 'Its polygon, in metres';
COMMENT ON COLUMN unit_grid.source IS 'surveyed, or synthetic: invented for this example';


CREATE TABLE facility (
    facility_id int PRIMARY KEY,
    kind        text NOT NULL CHECK (kind IN ('park', 'bus stop', 'rail station', 'canteen', 'clinic', 'school')),
    place       geometry(Geometry, 4549) NOT NULL
                CHECK (GeometryType(place) IN ('POINT', 'MULTIPOINT')),
    hectares    float8 CHECK (hectares > 0 AND hectares < 'infinity'),
    radius      float8 NOT NULL CHECK (radius > 0 AND radius <= 10000),
    source      text NOT NULL DEFAULT 'synthetic' CHECK (source IN ('surveyed', 'synthetic')),
    CHECK ((kind = 'park') = (hectares IS NOT NULL))
);

CREATE INDEX ON facility USING gist (place);

COMMENT ON TABLE facility IS 'Facilities that serve the area around them: one row a facility';
COMMENT ON COLUMN facility.facility_id IS 'Number of the facility';
COMMENT ON COLUMN facility.kind IS 'park, bus stop, rail station, canteen (for the elderly), clinic (of the community) or school (primary)';
COMMENT ON COLUMN facility.place IS 'Its point; of a park the entrances, of a rail station the exits';
COMMENT ON COLUMN facility.hectares IS 'Size of a park, in hectares';
COMMENT ON COLUMN facility.radius IS 'How far it serves, in metres: a park of 10 hectares or more 500, a smaller one 300; a bus stop 500; a rail station 50, within which there should be a bus; a canteen, clinic or school 1125, a quarter of an hour at 4.5 km/h';
COMMENT ON COLUMN facility.source IS 'surveyed, or synthetic: invented for this example';


CREATE TABLE residents (
    residents_id int PRIMARY KEY,
    place        geometry(Point, 4549) NOT NULL,
    people       int NOT NULL CHECK (people >= 0),
    source       text NOT NULL DEFAULT 'synthetic' CHECK (source IN ('surveyed', 'synthetic'))
);

COMMENT ON TABLE residents IS 'Where people live: one row a group of houses';
COMMENT ON COLUMN residents.residents_id IS 'Number of the group';
COMMENT ON COLUMN residents.place IS 'Its point';
COMMENT ON COLUMN residents.people IS 'How many people live there';
COMMENT ON COLUMN residents.source IS 'surveyed, or synthetic: invented for this example';


CREATE TABLE road (
    road_id int PRIMARY KEY,
    kind    text NOT NULL CHECK (kind IN ('road', 'lane', 'bridge')),
    course  geometry(LineString, 4549) NOT NULL,
    source  text NOT NULL DEFAULT 'synthetic' CHECK (source IN ('surveyed', 'synthetic'))
);

COMMENT ON TABLE road IS 'Roads and lanes: one row a stretch; where they meet they share a vertex';
COMMENT ON COLUMN road.road_id IS 'Number of the stretch';
COMMENT ON COLUMN road.kind IS 'road, lane (for those on foot, no road in the plan''s sense) or bridge (a road over the river)';
COMMENT ON COLUMN road.course IS 'Its centre line';
COMMENT ON COLUMN road.source IS 'surveyed, or synthetic: invented for this example';


CREATE TABLE incident (
    incident_id int PRIMARY KEY,
    reported_on date NOT NULL,
    place       geometry(Point, 4549) NOT NULL,
    source      text NOT NULL DEFAULT 'synthetic' CHECK (source IN ('reported', 'synthetic'))
);

COMMENT ON TABLE incident IS 'Incidents reported with their place: one row an incident';
COMMENT ON COLUMN incident.incident_id IS 'Number of the incident';
COMMENT ON COLUMN incident.reported_on IS 'The day it was reported';
COMMENT ON COLUMN incident.place IS 'Where';
COMMENT ON COLUMN incident.source IS 'reported, or synthetic: invented for this example';


CREATE TABLE walking_network (
    network_id int PRIMARY KEY,
    network    street_network NOT NULL
);

COMMENT ON TABLE walking_network IS 'All roads and lanes as one value, made once and read by every question about ways on foot';
COMMENT ON COLUMN walking_network.network_id IS 'Number of the network: here there is one';
COMMENT ON COLUMN walking_network.network IS 'The streets, as segments between common vertices';


CREATE TABLE other_grid (
    system text NOT NULL CHECK (system IN ('police', 'party', 'city management')),
    code   text NOT NULL,
    shape  geometry(Polygon, 4549) NOT NULL CHECK (ST_IsValid(shape)),
    source text NOT NULL DEFAULT 'synthetic' CHECK (source IN ('surveyed', 'synthetic')),
    PRIMARY KEY (system, code)
);

CREATE INDEX ON other_grid USING gist (shape);

COMMENT ON TABLE other_grid IS 'Grids of other authorities over the same area: one row a grid';
COMMENT ON COLUMN other_grid.system IS 'Whose: police, party or city management';
COMMENT ON COLUMN other_grid.code IS 'Its number in its own system';
COMMENT ON COLUMN other_grid.shape IS 'Its polygon, in metres';
COMMENT ON COLUMN other_grid.source IS 'surveyed, or synthetic: invented for this example';
