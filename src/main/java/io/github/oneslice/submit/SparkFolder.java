package io.github.oneslice.submit;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

import io.github.oneslice.engine.ClassPath;
import io.github.oneslice.engine.InstallFolders;
import io.github.oneslice.error.UserException;

/**
 * The folder with what OneSlice needs on Spark, as the build lays it out: {@value #JAR} with OneSlice and TensorFlow, and in
 * {@value #SPARK} Spark itself, for where no other is installed.
 */
record SparkFolder(File folder) {

	/** Names the folder outright. */
	static final String PROPERTY = "oneslice.spark";

	private static final String NAME = "oneslice-spark";
	private static final String JAR = NAME + ".jar";
	private static final String SPARK = "jars";
	/** Where the build puts it, from where the build puts classes and jars. */
	private static final String BUILT = "spark/" + NAME;

	/** @throws UserException if it is not installed; the message says where it belongs */
	static SparkFolder find() {
		List<File> places = places();
		return places.stream().map(SparkFolder::new).filter(place -> place.jar().isFile()).findFirst().orElseThrow(() -> new UserException(
			"OneSlice for Spark is not installed. Build it with \"mvn -Pspark package\" and copy the folder target/" + BUILT + " to " + places.get(0) + "."));
	}

	/** OneSlice with TensorFlow. */
	File jar() {
		return new File(folder, JAR);
	}

	/** Spark's own jars, as a class path. */
	String sparkClassPath() {
		return new File(folder, SPARK) + File.separator + "*";
	}

	/** @throws UserException if Spark does not lie in the folder */
	void requireSpark() {
		if (!new File(folder, SPARK).isDirectory()) throw new UserException("Spark itself is missing from " + folder
			+ ". Set SPARK_HOME to where Spark 3.5 is installed, or copy the folder with its jars again.");
	}

	private static List<File> places() {
		List<File> places = new ArrayList<>();
		String named = System.getProperty(PROPERTY);
		if (named != null && !named.isBlank()) places.add(new File(named));
		InstallFolders.find().forEach(root -> places.add(new File(root, NAME)));
		File own = ClassPath.location(SparkFolder.class);
		if (own.getName().equals(JAR)) places.add(0, own.getParentFile());
		places.add(new File(own.getParentFile(), BUILT));
		return places;
	}
}
