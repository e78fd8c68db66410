package io.github.oneslice.spark;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.apache.spark.api.java.JavaSparkContext;

import io.github.oneslice.files.ResultFormat;
import io.github.oneslice.results.Part;
import io.github.oneslice.results.SegmentationFiles;
import io.github.oneslice.results.SegmentationTable.Row;
import io.github.oneslice.settings.Choice;
import io.github.oneslice.settings.LargestComponent;

/** Segments many stacks with a trained model. */
final class SegmentWork extends FolderWork {

	@Override
	public String name() {
		return "segment";
	}

	@Override
	public Set<String> options() {
		Set<String> options = new TreeSet<>(COMMON);
		options.addAll(Set.of("model", "probability", "uncertainty", "largest_component", "mirrored"));
		return options;
	}

	@Override
	String table() {
		return "segmentation.csv";
	}

	@Override
	TaskWork<Stack, Row> work(Arguments arguments, JavaSparkContext spark, Places places, String output) throws IOException {
		SentModel model = SentModel.of(places.address(arguments.required("model", "the folder of a model that was trained with OneSlice")), places, spark);
		return new SegmentStack(places, output, arguments.isSet("overwrite"), new Part(arguments.number("channel", 1), arguments.number("frame", 1)),
			new SegmentationFiles(ResultFormat.TIFF, arguments.isSet("probability"), arguments.isSet("uncertainty")), model, Choice.of(LargestComponent.class,
				"largest_component", arguments.text("largest_component", "auto")), arguments.isSet("mirrored"));
	}

	@Override
	Map<String, Places.Found> others(Arguments arguments, Places places) {
		return null;
	}

	@Override
	long modified(TaskWork<Stack, Row> work) {
		return ((SegmentStack) work).model().modified();
	}
}
