// Every view of the example, and a parameter, through JDBC.
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.*;
import java.util.*;

public class Jdbc {
	static final Set<String> PLAIN =
		Set.of("float8", "int4", "text", "date", "timestamptz", "bool", "geometry");

	public static void main(String[] arguments) throws Exception {
		String url = "jdbc:postgresql://127.0.0.1:" + System.getenv("PGPORT") + "/" + System.getenv("PGDATABASE");
		try (Connection connection = DriverManager.getConnection(url, System.getenv("PGUSER"), null)) {
			List<String> views = new ArrayList<>();
			try (ResultSet rows = connection.createStatement().executeQuery(Files.readString(Path.of("views.sql")))) {
				while (rows.next())
					views.add(rows.getString(1));
			}
			for (String view : views)
				read(connection, view);
			System.out.println("read " + views.size() + " views");
			System.out.println("wrote " + write(connection));
		}
	}

	static void read(Connection connection, String view) throws SQLException {
		try (ResultSet rows = connection.createStatement().executeQuery("SELECT * FROM " + view)) {
			ResultSetMetaData columns = rows.getMetaData();
			for (int i = 1; i <= columns.getColumnCount(); i++) {
				String type = columns.getColumnTypeName(i).replaceAll(".*\\.|\"", "");
				if (!PLAIN.contains(type))
					System.out.println(view + "." + columns.getColumnName(i) + " is a " + type);
			}
			while (rows.next())
				for (int i = 1; i <= columns.getColumnCount(); i++)
					rows.getObject(i);
		}
	}

	// without stringtype=unspecified: the parameter is a varchar
	static String write(Connection connection) throws SQLException {
		try (PreparedStatement insert = connection.prepareStatement(
				"INSERT INTO goal VALUES ('jdbc', ?) RETURNING target::text")) {
			insert.setString(1, ">= 95 %");
			try (ResultSet rows = insert.executeQuery()) {
				rows.next();
				return rows.getString(1);
			}
		}
	}
}
