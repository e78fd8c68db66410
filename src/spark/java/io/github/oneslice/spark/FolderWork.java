package io.github.oneslice.spark;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.spark.api.java.JavaSparkContext;

import io.github.oneslice.error.UserException;
import io.github.oneslice.results.SegmentationTable;
import io.github.oneslice.results.SegmentationTable.Row;

/** What segmenting and propagating have in common: images in, one label stack each out, and a table. */
abstract class FolderWork implements Work {

	static final Set<String> COMMON = Set.of("image_folder", "image_list", "output_folder", "subfolders", "pattern", "table", "resume", "overwrite", "channel",
		"frame");

	/** The name of the table, if no other is given. */
	abstract String table();

	/** What is done with each stack. */
	abstract TaskWork<Stack, Row> work(Arguments arguments, JavaSparkContext spark, Places places, String output) throws IOException;

	/** The labels that belong to the images, by name; images without are left out. Null where no labels are needed. */
	abstract Map<String, Places.Found> others(Arguments arguments, Places places) throws IOException;

	/** When what all results are made with was written, in milliseconds. */
	abstract long modified(TaskWork<Stack, Row> work);

	@Override
	public void run(Arguments arguments, JavaSparkContext spark, Places places) throws IOException {
		String output = places.address(arguments.required("output_folder", "the folder to write the results to"));
		Map<String, Places.Found> images = images(arguments, places, output);
		Map<String, Places.Found> others = others(arguments, places);
		String tableFile = places.address(arguments.text("table", Places.inside(output, table())));
		requireOurs(places, tableFile, arguments.isSet("overwrite"));
		TaskWork<Stack, Row> work = work(arguments, spark, places, output);
		List<Stack> stacks = stacks(images, others, arguments.isSet("resume") ? results(places, output) : Map.of(), modified(work));
		places.delete(Places.inside(output, Attempt.ASIDE));
		Progress progress = new Progress(stacks.size(), System.out);
		RunTable table = new RunTable(places, tableFile);
		TaskRun.run(spark, stacks, work, (index, row) -> {
			Stack stack = stacks.get(index);
			table.add(stack.name(), row);
			if (!row.error().isEmpty()) progress.failed(stack.name(), row.error());
			else if (stack.done()) progress.wasDone();
			else progress.done();
		});
		table.write();
		places.delete(Places.inside(output, Attempt.ASIDE));
		if (progress.now().done() == 0) throw new UserException("None of the " + stacks.size() + " stacks could be done. " + tableFile + " says why.");
	}

	private static Map<String, Places.Found> images(Arguments arguments, Places places, String output) throws IOException {
		StackSearch search = new StackSearch(places);
		String list = arguments.text("image_list");
		if (!list.isEmpty()) return search.inList(places.address(list));
		String folder = places.address(arguments.required("image_folder", "the folder of the images, or image_list, a text file with one path a line"));
		if (folder.equals(output)) throw new UserException("output_folder and image_folder are the same folder " + folder
			+ ". Choose another output_folder, so that nothing that is read is written over.");
		return search.inFolder(folder, arguments.isSet("subfolders"), arguments.text("pattern"), output);
	}

	private static Map<String, Long> results(Places places, String output) throws IOException {
		Map<String, Long> written = new HashMap<>();
		for (Places.Found file : places.list(output, true, "*.tif", null))
			written.put(file.name().substring(0, file.name().length() - ".tif".length()), file.modified());
		return written;
	}

	private static List<Stack> stacks(Map<String, Places.Found> images, Map<String, Places.Found> others, Map<String, Long> written, long modified) {
		List<Stack> stacks = new ArrayList<>();
		images.forEach((name, image) -> {
			Places.Found other = others == null ? null : others.get(name);
			if (others != null && other == null) {
				System.out.println(name + " has no label file and is left out.");
				return;
			}
			long needed = Math.max(modified, Math.max(image.modified(), other == null ? 0 : other.modified()));
			stacks.add(new Stack(name, image.address(), other == null ? null : other.address(), written.getOrDefault(name, 0L) > needed));
		});
		if (stacks.isEmpty()) throw new UserException("No label file has the name of an image. Name the labels like their images.");
		return stacks;
	}

	private static void requireOurs(Places places, String table, boolean overwrite) throws IOException {
		if (overwrite || places.modified(table) == 0) return;
		File local = places.local(table);
		if (local != null && !SegmentationTable.isIn(local)) throw new UserException("There is a file " + local
			+ " already, and it is not a table that OneSlice wrote. Choose another place for the table, or give overwrite to replace it.");
	}
}
