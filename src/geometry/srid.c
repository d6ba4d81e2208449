/*
 * srid.c
 *	  Which spatial reference systems are planar.
 */
#include "base/pure.h"

#include "geometry/srid.h"

/*
 * The systems in degrees (geographic) or from the centre of the earth
 * (geocentric), as spatial_ref_sys of PostGIS 3.3 lists them: ascending, from
 * and to, closed over numbers that no system of PostGIS has.  A table and not a look-up,
 * so that reading a value needs no other table and is the same on every node;
 * a test compares the two.
 */
static const int32 geographic[][2] = {
	{3819, 3824}, {3887, 3889}, {3906, 3906}, {4000, 4025}, {4027, 4036},
	{4039, 4047}, {4052, 4055}, {4073, 4081}, {4120, 4216}, {4218, 4389},
	{4463, 4466}, {4468, 4470}, {4472, 4473}, {4475, 4483}, {4490, 4490},
	{4555, 4558}, {4600, 4646}, {4657, 4765}, {4801, 4811}, {4813, 4821},
	{4823, 4824}, {4882, 5013}, {5132, 5132}, {5228, 5233}, {5244, 5246},
	{5250, 5252}, {5262, 5264}, {5322, 5324}, {5332, 5332}, {5340, 5342},
	{5352, 5354}, {5358, 5360}, {5363, 5365}, {5368, 5381}, {5391, 5393},
	{5451, 5451}, {5464, 5464}, {5467, 5467}, {5487, 5489}, {5498, 5500},
	{5524, 5527}, {5544, 5546}, {5558, 5558}, {5560, 5561}, {5591, 5593},
	{5628, 5628}, {5681, 5681}, {5828, 5830}, {5884, 5886}, {5942, 5942},
	{6133, 6135}, {6144, 6144}, {6207, 6207}, {6309, 6311}, {6317, 6325},
	{6349, 6349}, {6363, 6365}, {6649, 6649}, {6666, 6668}, {6696, 6700},
	{6704, 6706}, {6781, 6783}, {6881, 6883}, {6892, 6892}, {6894, 6894},
	{6917, 6917}, {6934, 6934}, {6978, 6983}, {6985, 6990}, {7034, 7042},
	{7071, 7073}, {7084, 7088}, {7133, 7139}, {7371, 7373}, {7400, 7400},
	{7404, 7404}, {7406, 7406}, {7408, 7410}, {7414, 7414}, {7423, 7423},
	{7656, 7686}, {7789, 7789}, {7796, 7798}, {7815, 7816}, {7842, 7844},
	{7879, 7881}, {7884, 7886}, {7900, 7931}, {8042, 8043}, {8084, 8086},
	{8227, 8255}, {8349, 8351}, {8360, 8360}, {8397, 8431}, {8449, 8449},
	{8541, 8545}, {8683, 8685}, {8816, 8818}, {8860, 8902}, {8905, 8907},
	{8988, 9019}, {37001, 37260}, {104000, 104992}
};

bool
srid_is_geographic(int64 srid)
{
	int			low = 0;
	int			high = lengthof(geographic) - 1;

	while (low <= high)
	{
		int			middle = (low + high) / 2;

		if (srid < geographic[middle][0])
			high = middle - 1;
		else if (srid > geographic[middle][1])
			low = middle + 1;
		else
			return true;
	}
	return false;
}

/*
 * Why no value can have this SRID.
 */
Fault
srid_fault(int64 srid)
{
	if (srid < 0 || srid > SRID_MAX)
		return fault(FAULT_SYNTAX, "an SRID from 0 to 999999");
	if (srid_is_geographic(srid))
		return fault(FAULT_SYNTAX, "the SRID of a planar system in metres");
	return no_fault();
}
