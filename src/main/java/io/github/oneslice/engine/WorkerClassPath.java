package io.github.oneslice.engine;

import java.io.File;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.apposed.appose.Appose;
import org.scijava.Context;

import groovy.json.JsonSlurper;
import ij.ImagePlus;
import io.github.oneslice.error.UserException;
import net.imglib2.RandomAccessibleInterval;

/**
 * Finds the jars a worker process needs.
 * <p>
 * Under Fiji, TensorFlow lies in a folder of its own, {@value #FOLDER}, beside {@code jars} and {@code plugins}: Fiji's own
 * class path holds an older TensorFlow with classes of the same names. In development TensorFlow is on the class path of
 * the build, and the worker takes that.
 */
final class WorkerClassPath {

	/** Names the class path of the worker outright. */
	static final String PROPERTY = "oneslice.worker.classpath";

	private static final String FOLDER = "oneslice";

	/** A class that Fiji's older TensorFlow does not have. */
	private static final String TENSORFLOW = "org/tensorflow/internal/c_api/TF_Graph.class";

	private WorkerClassPath() {}

	/**
	 * @throws UserException if TensorFlow is not found
	 */
	static List<String> find() {
		String given = System.getProperty(PROPERTY);
		if (given != null && !given.isBlank()) return List.of(given.split(File.pathSeparator));
		if (WorkerClassPath.class.getClassLoader().getResource(TENSORFLOW) != null) return ClassPath.own();
		Set<String> entries = new LinkedHashSet<>();
		for (Class<?> type : List.of(WorkerClassPath.class, RandomAccessibleInterval.class, Context.class, Appose.class, ImagePlus.class,
			JsonSlurper.class))
			entries.add(ClassPath.location(type).getPath());
		entries.addAll(jarsBeside(InstallFolders.find()));
		return List.copyOf(entries);
	}

	/** The jars of the first folder {@value #FOLDER} under the given application folders. */
	static List<String> jarsBeside(List<File> roots) {
		for (File root : roots) {
			File[] jars = new File(root, FOLDER).listFiles((folder, name) -> name.endsWith(".jar"));
			if (jars == null || Stream.of(jars).noneMatch(jar -> jar.getName().startsWith("tensorflow-core-native"))) continue;
			return Stream.of(jars).map(File::getPath).sorted().toList();
		}
		throw new UserException("TensorFlow was not found. Its jars (tensorflow-core-api, tensorflow-core-native and what they need) belong into a folder \""
			+ FOLDER + "\" beside \"plugins\" and \"jars\"" + (roots.isEmpty() ? "" : ", here " + new File(roots.get(0), FOLDER))
			+ ". Install OneSlice through its update site, or copy the folder there, and start again.");
	}
}
