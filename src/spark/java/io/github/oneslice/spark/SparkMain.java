package io.github.oneslice.spark;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

import io.github.oneslice.error.UserException;
import io.github.oneslice.submit.SparkProgress;

/** What {@code spark-submit} starts: {@code segment}, {@code propagate}, {@code evaluate} or {@code segment_large}, and options as of the commands. */
public final class SparkMain {

	private static final List<Work> WORKS = List.of(new SegmentWork(), new PropagateWork(), new EvaluateWork(), new LargeWork());

	private SparkMain() {}

	public static void main(String... arguments) throws IOException {
		System.setProperty("java.awt.headless", "true");
		try {
			run(Arrays.asList(arguments), new SparkConf());
		}
		catch (UserException e) {
			System.err.println(SparkProgress.REASON + e.getMessage());
			System.exit(1);
		}
	}

	/** @throws UserException if it cannot be done */
	static void run(List<String> arguments, SparkConf conf) throws IOException {
		Work work = WORKS.stream().filter(each -> !arguments.isEmpty() && each.name().equals(arguments.get(0))).findFirst().orElseThrow(
			() -> new UserException("Say first what to do: " + WORKS.stream().map(Work::name).collect(Collectors.joining(", ")) + "."));
		Arguments options = new Arguments(arguments.subList(1, arguments.size()), work.options());
		try (JavaSparkContext spark = new JavaSparkContext(conf)) {
			work.run(options, spark, new Places(spark.hadoopConfiguration()));
		}
	}
}
