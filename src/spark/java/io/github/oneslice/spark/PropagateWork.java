package io.github.oneslice.spark;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.apache.spark.api.java.JavaSparkContext;

import io.github.oneslice.annotation.AnnotationRule;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.results.Part;
import io.github.oneslice.results.SegmentationTable.Row;
import io.github.oneslice.settings.Choice;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.SettingChanges;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.training.Methods;

/** Carries the labels of the annotated slices through many stacks. */
final class PropagateWork extends FolderWork {

	private static final String AUTO = "auto";

	@Override
	public String name() {
		return "propagate";
	}

	@Override
	public Set<String> options() {
		Set<String> options = new TreeSet<>(COMMON);
		options.addAll(Set.of("label_folder", "slice_axis", "annotated_slices", "empty_slices", "classes_per_slice", "unknown_value", "preset", "seed",
			"settings"));
		return options;
	}

	@Override
	String table() {
		return "propagation.csv";
	}

	@Override
	TaskWork<Stack, Row> work(Arguments arguments, JavaSparkContext spark, Places places, String output) {
		String axis = arguments.text("slice_axis", AUTO);
		AnnotationRule rule = new AnnotationRule(axis.equalsIgnoreCase(AUTO) ? null : Choice.of(SliceAxis.class, "slice_axis", axis), arguments.text(
			"annotated_slices"), arguments.number("unknown_value", AnnotationRule.NONE), arguments.isSet("classes_per_slice"), arguments.text("empty_slices"));
		Preset preset = Choice.of(Preset.class, "preset", arguments.text("preset", Preset.LAPTOP.label()));
		TrainingSettings settings = SettingChanges.changed(Methods.named("supervised").settings(preset, Dimensions.THREE).with((long) arguments.number("seed",
			1)), arguments.text("settings"));
		return new PropagateStack(places, output, arguments.isSet("overwrite"), new Part(arguments.number("channel", 1), arguments.number("frame", 1)), rule, settings);
	}

	@Override
	Map<String, Places.Found> others(Arguments arguments, Places places) throws IOException {
		return new StackSearch(places).inFolder(places.address(arguments.required("label_folder", "the folder of the label stacks")), arguments.isSet("subfolders"), "",
			null);
	}

	@Override
	long modified(TaskWork<Stack, Row> work) {
		return 0;
	}
}
