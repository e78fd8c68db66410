package io.github.oneslice.submit;

import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.oneslice.engine.TensorFlowEnvironment;
import io.github.oneslice.error.UserException;

/**
 * The command that starts OneSlice on Spark: {@code spark-submit} of the Spark that SPARK_HOME names, or else Spark as it lies
 * beside OneSlice, in one Java process on this machine.
 * <p>
 * Of the arguments, {@code master=}, {@code memory=}, {@code cores=} and {@code spark.…=} are for Spark; all others reach
 * OneSlice.
 * </p>
 */
final class SparkCommandLine {

	/** What a task needs of Java and of TensorFlow at the sizes that OneSlice works with, see the README. */
	private static final String MEMORY = "2g";
	private static final String MEMORY_OUTSIDE_JAVA = "2g";
	/** A stack that ends the process it is in fails the other stacks there too, which need tries left. */
	private static final String TRIES = "8";
	private static final String MAIN = "io.github.oneslice.spark.SparkMain";
	private static final String ALL_CORES = "local[*]";
	private static final String SCALA = "2.13";

	/** What Spark 3.5 needs to see of Java 17. */
	private static final List<String> OPEN = Stream.of("java.lang", "java.lang.invoke", "java.lang.reflect", "java.io", "java.net", "java.nio",
		"java.util", "java.util.concurrent", "java.util.concurrent.atomic", "jdk.internal.ref", "sun.nio.ch", "sun.nio.cs", "sun.security.action",
		"sun.util.calendar").map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED").toList();

	private final SparkFolder folder;
	private final File sparkHome;
	private final Map<String, String> tensorFlow;

	/**
	 * @param sparkHome where Spark is installed; null for the one beside OneSlice
	 * @param tensorFlow environment variables of what computes
	 */
	private SparkCommandLine(SparkFolder folder, File sparkHome, Map<String, String> tensorFlow) {
		this.folder = folder;
		this.sparkHome = sparkHome;
		this.tensorFlow = tensorFlow;
	}

	/** @throws UserException if OneSlice for Spark, or the Spark that SPARK_HOME names, is not there */
	static SparkCommandLine find(Map<String, String> environment) {
		String home = environment.getOrDefault("SPARK_HOME", "").trim();
		SparkFolder folder = SparkFolder.find();
		SparkCommandLine line = new SparkCommandLine(folder, home.isEmpty() ? null : new File(home), TensorFlowEnvironment.variables(environment));
		if (home.isEmpty()) folder.requireSpark();
		else if (!line.submit().isFile()) throw new UserException("There is no " + line.submit()
			+ ". Set SPARK_HOME to the folder of Spark 3.5, or unset it to run on this machine alone.");
		return line;
	}

	/** What the process needs in its environment besides what is there. */
	Map<String, String> environment() {
		Map<String, String> environment = new HashMap<>(tensorFlow);
		if (sparkHome == null) { // so that Spark can start executors on this machine
			environment.put("SPARK_HOME", folder.folder().getPath());
			environment.put("SPARK_SCALA_VERSION", SCALA);
		}
		return environment;
	}

	/** @param arguments what is asked, such as {@code segment image_folder=/data/images …} */
	List<String> of(List<String> arguments) {
		String master = value(arguments, "master", "");
		String memory = value(arguments, "memory", MEMORY);
		boolean local = master.isEmpty() && sparkHome == null || master.startsWith("local");
		List<String> command = new ArrayList<>();
		if (sparkHome == null) {
			command.add(new File(System.getProperty("java.home"), "bin/java").getPath());
			command.addAll(OPEN);
			command.addAll(List.of("-Xmx" + (master.startsWith("local-cluster") ? MEMORY : memory), "-Djava.awt.headless=true", "-cp", folder.sparkClassPath(), "org.apache.spark.deploy.SparkSubmit"));
		}
		else command.add(submit().getPath());
		if (!master.isEmpty() || sparkHome == null) command.addAll(List.of("--master", master.isEmpty() ? ALL_CORES : master));
		if (local && sparkHome != null) command.addAll(List.of("--driver-memory", memory));
		command.addAll(List.of("--class", MAIN, "--name", "OneSlice", "--executor-memory", memory));
		setting(command, "spark.executor.memoryOverhead", MEMORY_OUTSIDE_JAVA);
		tensorFlow.forEach((name, value) -> setting(command, "spark.executorEnv." + name, value));
		setting(command, "spark.task.cpus", value(arguments, "cores", "1"));
		setting(command, "spark.task.maxFailures", TRIES);
		setting(command, "spark.log.level", "WARN");
		if (sparkHome == null) setting(command, "spark.ui.enabled", "false");
		arguments.stream().filter(argument -> argument.startsWith("spark.")).forEach(argument -> command.addAll(List.of("--conf", argument)));
		command.add(folder.jar().getPath());
		arguments.stream().filter(argument -> !isForSpark(argument)).forEach(command::add);
		return command;
	}

	private static void setting(List<String> command, String key, String value) {
		command.addAll(List.of("--conf", key + "=" + value));
	}

	private static boolean isForSpark(String argument) {
		return Stream.of("master=", "memory=", "cores=", "spark.").anyMatch(argument::startsWith);
	}

	private static String value(List<String> arguments, String key, String fallback) {
		return arguments.stream().filter(argument -> argument.startsWith(key + "=")).map(argument -> argument.substring(key.length() + 1).trim()).filter(
			value -> !value.isEmpty()).findFirst().orElse(fallback);
	}

	private File submit() {
		boolean windows = File.separatorChar == '\\';
		return new File(sparkHome, "bin/spark-submit" + (windows ? ".cmd" : ""));
	}
}
