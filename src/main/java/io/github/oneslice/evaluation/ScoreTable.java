package io.github.oneslice.evaluation;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.oneslice.files.AtomicFiles;

/**
 * Scores as a table: one row an image and class, and below them the mean of each column. A distance that does not exist,
 * because a class is missing on one side, is NaN and does not enter the mean; {@code count} says over how many images the mean is.
 */
public record ScoreTable(List<ClassScore> scores) {

	public static final String HEADER = "image,class,dice,jaccard,hd,hd95,asd,assd,unit,count";

	/** What the last row has in place of an image name. Its class is empty. */
	public static final String MEAN = "mean";

	public ScoreTable {
		scores = List.copyOf(scores);
	}

	/** Without distances where the images are measured in several units. */
	public Metrics mean() {
		Metrics mean = Metrics.mean(scores.stream().map(ClassScore::metrics).toList());
		return unit().isEmpty() ? mean.withoutDistances() : mean;
	}

	/** The unit of all distances; empty if there are several. */
	public String unit() {
		List<String> units = scores.stream().map(ClassScore::unit).distinct().toList();
		return units.size() == 1 ? units.get(0) : "";
	}

	/** Over how many images the mean is. */
	public int count() {
		return (int) scores.stream().map(ClassScore::image).distinct().count();
	}

	/** In how many images there is a distance. */
	public int measured() {
		return (int) scores.stream().filter(score -> !Double.isNaN(score.metrics().hd())).map(ClassScore::image).distinct().count();
	}

	/** The rows as comma-separated text, the mean row last, without the {@link #HEADER}. */
	public List<String> rows() {
		Stream<String> rows = scores.stream().map(score -> row(score.image(), Integer.toString(score.label()), score.metrics(), score
			.unit(), 1));
		return Stream.concat(rows, Stream.of(row(MEAN, "", mean(), unit(), count()))).toList();
	}

	/** Header and rows as comma-separated lines. */
	public String text() {
		return HEADER + "\n" + String.join("\n", rows()) + "\n";
	}

	/** Writes header and rows as a CSV file. */
	public void write(File file) {
		AtomicFiles.write(file, text());
	}

	/** Whether a file is such a table, as it was written. */
	public static boolean isIn(File file) {
		try {
			List<String> lines = Files.readAllLines(file.toPath());
			return lines.size() > 1 && HEADER.startsWith(lines.get(0)) && lines.get(lines.size() - 1).startsWith(MEAN + ",");
		}
		catch (IOException e) {
			return false;
		}
	}

	private static String row(String image, String label, Metrics metrics, String unit, int count) {
		String numbers = Stream.of(metrics.dice(), metrics.jaccard(), metrics.hd(), metrics.hd95(), metrics.asd(), metrics.assd())
			.map(number -> String.format(Locale.ROOT, "%.6f", number)).collect(Collectors.joining(","));
		return quote(image) + "," + label + "," + numbers + "," + quote(unit) + "," + count;
	}

	private static String quote(String text) {
		return text.matches("[^,\"\\r\\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
	}
}
