package io.github.oneslice.benchmark;

import groovy.json.JsonOutput;
import groovy.json.JsonSlurper;
import io.github.oneslice.files.AtomicFiles;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Results on scanners that training never saw: a JSON file a run, and one table with mean and spread over the seeds. */
public final class DomainReport {

	private static final String RUN = "run.json";
	/** After all names. */
	private static final String ALL = "~all";
	private static final Map<String, String> MEASURES = measures();

	private DomainReport() {}

	private static Map<String, String> measures() {
		Map<String, String> measures = new LinkedHashMap<>();
		measures.put("dice", "%.3f");
		measures.put("hd95", "%.1f");
		measures.put("dice_trained_on", "%.3f");
		measures.put("hd95_trained_on", "%.1f");
		return measures;
	}

	/**
	 * Writes the file of a run, then the table anew.
	 *
	 * @param folder of all runs, where the table goes
	 * @param run JSON with {@code left_out}, {@code method}, {@code seed} and the measures
	 * @param into folder of this run, which holds its model
	 */
	public static String add(String folder, String run, String into) {
		AtomicFiles.write(new File(into, RUN), JsonOutput.prettyPrint(JsonOutput.toJson(Report.described(run, new File(into, "model")))) + "\n");
		File table = new File(folder, "domains.md");
		AtomicFiles.write(table, table(runs(new File(folder))));
		return table.getPath();
	}

	private static List<Map<?, ?>> runs(File folder) {
		List<Map<?, ?>> runs = new ArrayList<>();
		for (File one : folder.listFiles(File::isDirectory))
			if (new File(one, RUN).isFile()) runs.add((Map<?, ?>) new JsonSlurper().parse(new File(one, RUN)));
		return runs;
	}

	/** A row a left-out scanner and method; the last rows are means over the scanners of what each seed gave. */
	static String table(List<Map<?, ?>> runs) {
		Map<String, Map<String, List<Map<?, ?>>>> groups = new TreeMap<>();
		for (Map<?, ?> run : runs)
			for (String group : List.of((String) run.get("left_out"), ALL))
				groups.computeIfAbsent(group, key -> new TreeMap<>()).computeIfAbsent((String) run.get("method"), key -> new ArrayList<>()).add(run);
		StringBuilder table = new StringBuilder(
			"| left out | method | steps | seeds | Dice | HD95 | Dice, scanners trained on | HD95, scanners trained on |\n|").append(" --- |".repeat(8))
				.append('\n');
		groups.forEach((group, methods) -> methods.forEach((method, of) -> {
			Map<Object, List<Map<?, ?>>> seeds = new TreeMap<>();
			of.forEach(run -> seeds.computeIfAbsent(run.get("seed"), key -> new ArrayList<>()).add(run));
			// A seed that lacks a scanner says nothing about all of them.
			if (group.equals(ALL)) seeds.values().removeIf(list -> list.size() < groups.size() - 1);
			if (seeds.isEmpty()) return;
			table.append("| ").append(group.replace("~", "")).append(" | ").append(method).append(" | ").append(of.get(0).get("steps")).append(" | ").append(
				seeds.size()).append(" |");
			MEASURES.forEach((measure, format) -> table.append(' ').append(cell(seeds.values().stream().mapToDouble(list -> list.stream().mapToDouble(
				run -> ((Number) run.get(measure)).doubleValue()).average().orElseThrow()).toArray(), format)).append(" |"));
			table.append('\n');
		}));
		return table.append("\nMean ± standard deviation over the seeds. ").append(Report.processor()).append(", ").append(Runtime.getRuntime()
			.availableProcessors()).append(" cores.\n").toString();
	}

	private static String cell(double[] numbers, String format) {
		double mean = Arrays.stream(numbers).average().orElseThrow();
		String written = String.format(Locale.ROOT, format, mean);
		if (numbers.length == 1) return written;
		double squares = Arrays.stream(numbers).map(number -> (number - mean) * (number - mean)).sum();
		return written + " ± " + String.format(Locale.ROOT, format, Math.sqrt(squares / (numbers.length - 1)));
	}
}
