package io.github.oneslice.benchmark;

import groovy.json.JsonOutput;
import groovy.json.JsonSlurper;
import io.github.oneslice.files.AtomicFiles;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The results of a benchmark: one JSON file with every run, and a table with the means over the seeds. */
public final class Report {

	private static final String FILE = "benchmark.json";

	private Report() {}

	/** A column of the table: its head, where its number stands in a run, and how it is written. */
	private record Column(String head, Function<Map<?, ?>, Object> value, String format) {}

	private static final List<Column> COLUMNS = List.of(new Column("Dice", run -> run.get("dice"), "%.3f"), new Column("HD95", run -> run.get(
		"hd95"), "%.1f"), new Column("ASD", run -> run.get("asd"), "%.2f"), new Column("carried labels", run -> inside(run, "carried"), "%.3f"),
		new Column("fused labels", run -> inside(run, "fused"), "%.3f"), new Column("steps", run -> training(run, "steps_taken"), "%.0f"),
		new Column("s/step", run -> training(run, "seconds_per_step"), "%.3f"), new Column("s/volume", run -> run.get("seconds_per_volume"),
			"%.2f"), new Column("MB worker", run -> training(run, "peak_memory_megabytes"), "%.0f"), new Column("MB ImageJ", run -> run.get(
				"imagej_megabytes"), "%.0f"));

	/**
	 * Adds a run and writes both files anew.
	 *
	 * @param folder of the files
	 * @param run JSON of what was measured; {@code job}, {@code method} and {@code seed} say what it is of
	 * @param model folder of the model; what that says of its training goes into the report
	 */
	@SuppressWarnings("unchecked")
	public static String add(String folder, String run, String model) {
		try {
			Map<String, Object> added = described(run, new File(model));
			added.put("cores", Runtime.getRuntime().availableProcessors());
			added.put("imagej_megabytes", peakMegabytes());
			File file = new File(folder, FILE);
			List<Object> runs = file.isFile() ? new ArrayList<>((List<Object>) new JsonSlurper().parse(file)) : new ArrayList<>();
			runs.add(added);
			AtomicFiles.write(file, JsonOutput.prettyPrint(JsonOutput.toJson(runs)) + "\n");
			AtomicFiles.write(new File(folder, "benchmark.md"), table(runs));
			return file.getPath();
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** A run with what its model says of its training, and the processor. */
	@SuppressWarnings("unchecked")
	static Map<String, Object> described(String run, File model) {
		Map<String, Object> described = new LinkedHashMap<>((Map<String, Object>) new JsonSlurper().parseText(run));
		described.put("training", ((Map<?, ?>) new JsonSlurper().parse(new File(model, "model.json"))).get("training"));
		described.put("processor", processor());
		return described;
	}

	/** Mean and, in brackets, the spread (largest less smallest) over the seeds. */
	private static String table(List<Object> runs) {
		Map<String, List<Map<?, ?>>> groups = new TreeMap<>();
		for (Object run : runs) {
			Map<?, ?> values = (Map<?, ?>) run;
			groups.computeIfAbsent(values.get("job") + " | " + values.get("method") + " | " + values.get("minutes"), key -> new ArrayList<>()).add(values);
		}
		StringBuilder table = new StringBuilder("| job | method | minutes | seeds |");
		COLUMNS.forEach(column -> table.append(' ').append(column.head).append(" |"));
		table.append("\n|").append(" --- |".repeat(COLUMNS.size() + 4)).append('\n');
		groups.forEach((key, group) -> {
			table.append("| ").append(key).append(" | ").append(group.size()).append(" |");
			COLUMNS.forEach(column -> table.append(' ').append(cell(column, group)).append(" |"));
			table.append('\n');
		});
		return table.append("\nMeans over the seeds, in brackets largest less smallest. ").append(processor()).append(", ").append(Runtime
			.getRuntime().availableProcessors()).append(" cores.\n").toString();
	}

	private static String cell(Column column, List<Map<?, ?>> group) {
		double[] numbers = group.stream().map(column.value).filter(value -> value != null && !value.toString().equals("NaN")).mapToDouble(
			value -> Double.parseDouble(value.toString())).sorted().toArray();
		if (numbers.length == 0) return "";
		double sum = 0;
		for (double number : numbers)
			sum += number;
		String mean = String.format(Locale.ROOT, column.format, sum / numbers.length);
		if (numbers.length == 1) return mean;
		return mean + " (" + String.format(Locale.ROOT, column.format, numbers[numbers.length - 1] - numbers[0]) + ")";
	}

	private static Object inside(Map<?, ?> run, String labels) {
		return run.get(labels) instanceof Map<?, ?> quality ? quality.get("dice") : null;
	}

	private static Object training(Map<?, ?> run, String name) {
		return ((Map<?, ?>) run.get("training")).get(name);
	}

	static String processor() {
		File info = new File("/proc/cpuinfo");
		try {
			if (info.isFile()) for (String line : Files.readAllLines(info.toPath()))
				if (line.startsWith("model name")) return line.substring(line.indexOf(':') + 1).trim();
		}
		catch (IOException e) {
			// Then its kind has to do.
		}
		return System.getProperty("os.arch");
	}

	/** The most memory that this process ever had; 0 where the system does not tell. */
	private static long peakMegabytes() throws IOException {
		File status = new File("/proc/self/status");
		if (status.isFile()) for (String line : Files.readAllLines(status.toPath()))
			if (line.startsWith("VmHWM:")) return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
		return 0;
	}
}
