package io.github.oneslice.submit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far work on Spark has come, as one line for people and programs.
 *
 * @param done stacks that are done, those that failed not counted
 * @param failed stacks that failed
 * @param total all stacks
 * @param secondsLeft how long the rest will take; negative when nobody knows yet
 */
public record SparkProgress(int done, int failed, int total, long secondsLeft) {

	/** What begins a line that says why all ended. */
	public static final String REASON = "OneSlice: ";

	private static final Pattern LINE = Pattern.compile("(\\d+) done, (\\d+) failed, (\\d+) left(?:, about (\\d+) s)?");

	/** As it is printed. */
	public String line() {
		return done + " done, " + failed + " failed, " + (total - done - failed) + " left" + (secondsLeft < 0 ? "" : ", about " + secondsLeft + " s");
	}

	/** What a line says, if it is one of progress. */
	public static Optional<SparkProgress> of(String line) {
		Matcher matcher = LINE.matcher(line);
		if (!matcher.matches()) return Optional.empty();
		int done = Integer.parseInt(matcher.group(1));
		int failed = Integer.parseInt(matcher.group(2));
		return Optional.of(new SparkProgress(done, failed, done + failed + Integer.parseInt(matcher.group(3)), matcher.group(4) == null ? -1 : Long
			.parseLong(matcher.group(4))));
	}
}
