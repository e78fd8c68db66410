package io.github.oneslice.submit;

import java.io.IOException;
import java.util.List;

import io.github.oneslice.error.UserException;

/** Starts OneSlice on Spark from a terminal: {@code java -jar oneslice-spark.jar segment image_folder=/data/images …}. */
public final class SparkLaunch {

	private SparkLaunch() {}

	public static void main(String... arguments) throws IOException, InterruptedException {
		try {
			System.exit(SparkProcess.runInTerminal(List.of(arguments)));
		}
		catch (UserException e) {
			System.err.println(SparkProgress.REASON + e.getMessage());
			System.exit(1);
		}
	}
}
