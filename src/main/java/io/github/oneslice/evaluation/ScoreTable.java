package io.github.oneslice.evaluation;

import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.oneslice.files.AtomicFiles;

/**
 * Scores as a table: one row an image and class, and below them the mean of each column. A distance that does not exist,
 * because a class is missing on one side, is NaN and does not enter the mean.
 */
public record ScoreTable(List<ClassScore> scores) {

	public static final String HEADER = "image,class,dice,jaccard,hd,hd95,asd,assd";

	/** What the last row has in place of an image name. Its class is empty. */
	public static final String MEAN = "mean";

	public ScoreTable {
		scores = List.copyOf(scores);
	}

	public Metrics mean() {
		return Metrics.mean(scores.stream().map(ClassScore::metrics).toList());
	}

	/** The rows as comma-separated text, the mean row last, without the {@link #HEADER}. */
	public List<String> rows() {
		Stream<String> rows = scores.stream().map(score -> row(score.image(), Integer.toString(score.label()), score.metrics()));
		return Stream.concat(rows, Stream.of(row(MEAN, "", mean()))).toList();
	}

	/** Writes header and rows as a CSV file. */
	public void write(File file) {
		AtomicFiles.write(file, HEADER + "\n" + String.join("\n", rows()) + "\n");
	}

	private static String row(String image, String label, Metrics metrics) {
		String numbers = Stream.of(metrics.dice(), metrics.jaccard(), metrics.hd(), metrics.hd95(), metrics.asd(), metrics.assd())
			.map(number -> String.format(Locale.ROOT, "%.6f", number)).collect(Collectors.joining(","));
		return quote(image) + "," + label + "," + numbers;
	}

	private static String quote(String text) {
		return text.matches("[^,\"\\r\\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
	}
}
