package io.github.oneslice.spark;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.spark.api.java.JavaSparkContext;

import io.github.oneslice.error.UserException;
import io.github.oneslice.evaluation.ClassScore;
import io.github.oneslice.evaluation.ScoreTable;
import io.github.oneslice.files.Outputs;

/** Compares many segmentations with their references. */
final class EvaluateWork implements Work {

	@Override
	public String name() {
		return "evaluate";
	}

	@Override
	public Set<String> options() {
		return Set.of("prediction_folder", "reference_folder", "subfolders", "table", "overwrite");
	}

	@Override
	public void run(Arguments arguments, JavaSparkContext spark, Places places) throws IOException {
		StackSearch search = new StackSearch(places);
		boolean deep = arguments.isSet("subfolders");
		String table = places.address(arguments.required("table", "the CSV file to write the scores to"));
		File local = places.local(table);
		if (local != null) new Outputs(List.of(), arguments.isSet("overwrite")).require(local, ScoreTable::isIn, "a table of scores that OneSlice wrote");
		Map<String, Places.Found> predicted = search.inFolder(places.address(arguments.required("prediction_folder", "the folder of the segmentations")), deep,
			"", null);
		Map<String, Places.Found> referred = search.inFolder(places.address(arguments.required("reference_folder", "the folder of the references")), deep, "",
			null);
		predicted.keySet().stream().filter(name -> !referred.containsKey(name)).forEach(name -> System.out.println(name
			+ " has no reference of that name and is left out."));
		List<Stack> stacks = referred.entrySet().stream().map(entry -> new Stack(entry.getKey(), entry.getValue().address(), predicted.containsKey(entry.getKey())
			? predicted.get(entry.getKey()).address() : null, false)).toList();
		if (stacks.stream().allMatch(stack -> stack.other() == null)) throw new UserException(
			"No segmentation has the name of a reference. They belong together by their file names.");
		List<List<ClassScore>> scores = new ArrayList<>(stacks.stream().map(stack -> List.<ClassScore>of()).toList());
		Progress progress = new Progress(stacks.size(), System.out);
		TaskRun.run(spark, stacks, new EvaluateStack(places), (index, answer) -> {
			answer.comparison().notes().forEach(System.out::println);
			scores.set(index, answer.comparison().scores());
			if (answer.error().isEmpty()) progress.done();
			else progress.failed(stacks.get(index).name(), answer.error());
		});
		ScoreTable result = new ScoreTable(scores.stream().flatMap(List::stream).toList());
		places.write(table, result.text());
		System.out.println("The mean is over " + result.count() + " images, its distances over " + result.measured() + ".");
	}
}
