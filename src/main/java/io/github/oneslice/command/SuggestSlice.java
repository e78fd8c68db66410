package io.github.oneslice.command;

import java.awt.GraphicsEnvironment;
import java.io.File;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;
import ij.gui.Plot;
import io.github.oneslice.annotation.AnnotationRule;
import io.github.oneslice.annotation.RegionSource;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SliceList;
import io.github.oneslice.error.UserException;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.Sample;
import io.github.oneslice.job.SuggestJob;
import io.github.oneslice.settings.Choice;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.training.Methods;

/** Goes to the slice whose annotation would help most. */
@Plugin(type = Command.class, headless = true, visible = false, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Suggest Slice...", weight = 0.3) }, description = "Goes to the slice whose annotation would help most: where a model is unsure, or carried labels do not agree, or nothing like it is annotated yet.")
public final class SuggestSlice extends ImageCommand {

	private static final String ALL = "all";

	@Parameter(label = "Labels", required = false, persist = false, style = LABELS, description = "what is annotated already; none: what is outlined on the image, if anything")
	private ImagePlus labels;

	@Parameter(label = "Annotated slices", required = false, persist = false, description = "slices that are annotated already, such as \"12, 40-42\"; empty: those that hold a label")
	private String annotated_slices = "";

	@Parameter(label = "Model folder", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "folder of a trained model whose uncertainty is looked at; none: how far carried labels agree")
	private File model;

	@Parameter(label = "Slice axis", required = false, persist = false, choices = { "XY", "XZ", "YZ", ALL }, description = "the plane of the slice; all: that of the three in which one slice helps most")
	private String slice_axis = "XY";

	@Parameter(label = "Number of slices", required = false, persist = false, min = "1", description = "how many slices to suggest, each as if those before were annotated")
	private int slices = 1;

	@Override
	List<String> asked() {
		return List.of("image", "labels", "annotated_slices", "model", "slice_axis", "slices");
	}

	@Override
	void check(String input) {
		switch (input) {
			case "labels" -> {
				if (labels != null && labels == image()) throw Inputs.sameImage(labels);
			}
			case "model" -> {
				if (given(model)) Inputs.model(model);
			}
			case "annotated_slices" -> SliceList.requireOrAll("Annotated slices", annotated_slices);
			case "slices" -> {
				if (slices < 1) throw new UserException("slices must be at least 1, but is " + slices + ".");
			}
			default -> super.check(input);
		}
	}

	@Override
	void work(Monitor monitor) {
		check("slices");
		ImagePlus stack = openImage();
		if (same(labels, stack)) throw Inputs.sameImage(stack);
		List<SliceAxis> axes = slice_axis.trim().equalsIgnoreCase(ALL) ? List.of(SliceAxis.values()) : List.of(Choice.of(SliceAxis.class, "slice_axis",
			slice_axis));
		SuggestJob.Result result = engine().run(new SuggestJob(sample(stack), given(model) ? Inputs.model(model) : null, axes, slices, Methods.named(
			"supervised").settings(Preset.LAPTOP, Dimensions.THREE)), monitor);
		String suggested = result.slices().stream().map(slice -> String.valueOf(slice + 1)).collect(Collectors.joining(", "));
		log("Annotate next: slice " + suggested + (result.axis() == SliceAxis.XY ? "" : " of " + result.axis() + " (Image > Stacks > Reslice shows it)") + "." + (result
			.slices().size() < slices ? " More would not help." : ""));
		if (result.axis() == SliceAxis.XY) go(stack, result.slices().get(0) + 1);
		if (!GraphicsEnvironment.isHeadless()) plot(stack, result).show();
	}

	private Sample sample(ImagePlus stack) {
		ImagePlus shown = part().slices(stack);
		AnnotationRule rule = new AnnotationRule(null, annotated_slices, AnnotationRule.NONE);
		if (labels == null && RegionSource.AUTO.find(shown).isEmpty()) {
			if (!annotated_slices.isBlank()) throw new UserException("annotated_slices names \"" + annotated_slices.trim()
				+ "\", but nothing is annotated: there are no labels, and no area is outlined on \"" + stack.getTitle() + "\". Give labels, or leave it out.");
			return Sample.unlabelled(part().source(stack));
		}
		return OpenAnnotation.of(shown, labels, RegionSource.AUTO, part().frame(), rule).of(part().source(stack));
	}

	private void go(ImagePlus stack, int slice) {
		if (stack.isHyperStack() && stack.getNSlices() > 1) stack.setPosition(part().channel(), slice, part().frame());
		else stack.setSlice(slice);
	}

	private static Plot plot(ImagePlus stack, SuggestJob.Result result) {
		double[] numbers = IntStream.rangeClosed(1, result.profile().size()).asDoubleStream().toArray();
		double[] gains = result.profile().stream().mapToDouble(gain -> gain).toArray();
		Plot plot = new Plot(stack.getShortTitle() + "-slices to annotate", "slice (" + result.axis() + ")", "helps (of the most)");
		plot.add("line", numbers, gains);
		plot.setColor("red");
		result.slices().forEach(slice -> plot.drawLine(slice + 1, 0, slice + 1, gains[slice]));
		return plot;
	}
}
