package io.github.oneslice.command;

import java.util.List;
import java.io.File;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ImageConverter;
import ij.process.StackConverter;
import io.github.oneslice.error.UserException;
import io.github.oneslice.files.ImageFiles;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Mirror;
import io.github.oneslice.image.Stacks;
import io.github.oneslice.image.Volume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.PerturbJob;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.ui.PatchFrames;

/** Shows what AdaMix does to a stack: which patches it swaps, and how that grows over training. */
@Plugin(type = Command.class, headless = true, visible = false, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Perturb (AdaMix)...", weight = 6) }, description = "Swaps patches between two stacks by how sure a network is of them, as AdaMix does while it trains.")
public final class Perturb extends ImageCommand {

	/** Each is a volume in memory. */
	private static final int MOST_STEPS = 100;

	@Parameter(label = "Other image", required = false, persist = false, style = OPTIONAL, description = "a stack of the same size to take patches from; none: the image mirrored")
	private ImagePlus other_image;

	@Parameter(label = "Labels", required = false, persist = false, style = OPTIONAL, description = "label stack of the image; none: what the model says")
	private ImagePlus labels;

	@Parameter(label = "Other labels", required = false, persist = false, style = OPTIONAL, description = "label stack of the other image; none: what the model says")
	private ImagePlus other_labels;

	@Parameter(label = "Confidence", required = false, persist = false, style = OPTIONAL, description = "how sure a network is of each voxel, 0 to 1; none: by the model")
	private ImagePlus confidence;

	@Parameter(label = "Other confidence", required = false, persist = false, style = OPTIONAL, description = "the same of the other image; none: by the model")
	private ImagePlus other_confidence;

	@Parameter(label = "Model folder", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE, description = "folder of a trained model, for what is not given")
	private File model;

	@Parameter(label = "Loss (0 to 1)", required = false, persist = false, min = "-1", max = "1", description = "how badly the network does on the image, 0 to 1; -1: by model and labels")
	private double loss = -1;

	@Parameter(label = "Age (0 to 1)", required = false, persist = false, min = "-1", max = "1", description = "the loss below which an image counts as easy, 0 to 1; -1: by progress")
	private double age = -1;

	@Parameter(label = "Progress of training (0 to 1)", required = false, persist = false, min = "0", max = "1", description = "how far training has come, 0 to 1, which gives the age")
	private double progress = 0.25;

	@Parameter(label = "Stages", required = false, persist = false, min = "1", max = "" + MOST_STEPS, description = "more than 1: a time series from the start of training to progress")
	private int steps = 1;

	@Parameter(label = "Patches per axis", required = false, persist = false, min = "0", description = "into how many patches each axis is cut; 0: 4, of a single image 8")
	private int patches_per_axis;

	@Parameter(label = "Most patches", required = false, persist = false, min = "0", description = "how many patches are swapped at the most")
	private int most_patches = 16;

	@Parameter(label = "Seed", required = false, persist = false, description = "decides how the image is mirrored when there is no other")
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus mixed;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus mixed_labels;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus mixed_confidence;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus frames;

	@Override
	List<String> asked() {
		return List.of("image", "labels", "other_image", "other_labels", "model", "progress");
	}

	@Override
	void check(String input) {
		if (input.equals("model") && given(model)) Inputs.model(model);
		else super.check(input);
	}

	@Override
	void work(Monitor monitor) {
		ImagePlus image = openImage();
		Inputs.requireFraction(progress, "progress");
		if (Inputs.isGiven(loss)) Inputs.requireFraction(loss, "loss");
		if (Inputs.isGiven(age)) Inputs.requireFraction(age, "age");
		if (steps < 1 || steps > MOST_STEPS || patches_per_axis < 0 || most_patches < 0) throw new UserException("steps must be at least 1 and at most "
			+ MOST_STEPS + ", patches_per_axis and most_patches at least 0.");
		show(image, engine().run(job(image), monitor));
	}

	private PerturbJob job(ImagePlus image) {
		Mirror mirror = other_image == null ? Mirror.random(new Random(seed)) : new Mirror(false, false);
		Volume other = mirror.apply(part().of(other_image == null ? image : other_image));
		LabelVolume own = labels(labels);
		LabelVolume otherLabels = other_image == null ? own : labels(other_labels);
		Volume sure = confidence(confidence);
		Volume otherSure = other_image == null ? sure : confidence(other_confidence);
		return new PerturbJob(part().of(image), own, sure, other, otherLabels == null ? null : mirror.apply(otherLabels), otherSure == null ? null : mirror
			.apply(otherSure), given(model) ? Inputs.model(model) : null, orUnknown(loss), orUnknown(age), progress, steps, patchesPerAxis(image), most_patches);
	}

	private LabelVolume labels(ImagePlus stack) {
		if (stack == null) return null;
		LabelVolume labels = Stacks.toLabels(stack).ofMask(stack.getTitle());
		labels.notes().forEach(this::log);
		return labels;
	}

	private static double orUnknown(double value) {
		return Inputs.isGiven(value) ? value : Double.NaN;
	}

	private int patchesPerAxis(ImagePlus image) {
		if (patches_per_axis > 0) return patches_per_axis;
		return Preset.patchesPerAxis(image.getNSlices() > 1 ? Dimensions.THREE : Dimensions.TWO);
	}

	private void show(ImagePlus image, PerturbJob.Result result) {
		mixed = series(image, "mixed", result, stage -> inTypeOf(image, part().map(image, "mixed", stage.image())));
		if (mixed.getType() == image.getType()) mixed.setCalibration(image.getCalibration().copy()); // its values mean the same
		mixed.setDisplayRange(image.getDisplayRangeMin(), image.getDisplayRangeMax());
		mixed_confidence = series(image, "mixed-confidence", result, stage -> part().map(image, "mixed-confidence", stage.confidence()));
		if (result.stages().get(0).labels() != null) mixed_labels = series(image, "mixed-labels", result, stage -> part().labels(image,
			"mixed-labels", stage.labels()));
		frames = series(image, "swapped", result, stage -> framed(image, result, stage));
		for (PerturbJob.Stage stage : result.stages())
			log(String.format("Age %.3f, loss %.3f: the image is %s; patches swapped: %d", stage.age(), stage.loss(), stage.easy()
				? "easy and made harder" : "hard and made easier", swapped(stage)));
		show(mixed_confidence);
		if (mixed_labels != null) show(mixed_labels);
		show(mixed);
		show(frames);
	}

	private ImagePlus framed(ImagePlus image, PerturbJob.Result result, PerturbJob.Stage stage) {
		ImagePlus plain = part().map(image, "swapped", stage.image());
		plain.setDisplayRange(image.getDisplayRangeMin(), image.getDisplayRangeMax());
		return new ImagePlus(plain.getTitle(), PatchFrames.draw(plain, stage.sources(), result.patches(), result.patchSize(), stage.easy()
			? PatchFrames.EASY : PatchFrames.HARD));
	}

	/** All stages as frames of one hyperstack. */
	private static ImagePlus series(ImagePlus image, String what, PerturbJob.Result result, Function<PerturbJob.Stage, ImagePlus> draw) {
		ImagePlus first = draw.apply(result.stages().get(0));
		ImageStack all = first.getStack();
		int slices = all.getSize();
		for (PerturbJob.Stage stage : result.stages().subList(1, result.stages().size())) {
			ImageStack next = draw.apply(stage).getStack();
			for (int z = 1; z <= slices; z++)
				all.addSlice(next.getSliceLabel(z), next.getProcessor(z));
		}
		ImagePlus series = new ImagePlus(ImageFiles.name(image.getTitle()) + "-" + what, all);
		series.setDimensions(1, slices, result.stages().size());
		series.setOpenAsHyperStack(result.stages().size() > 1);
		Calibration calibration = image.getCalibration().copy();
		calibration.disableDensityCalibration();
		series.setCalibration(calibration);
		series.setDisplayRange(first.getDisplayRangeMin(), first.getDisplayRangeMax());
		return series;
	}

	/** Patches are copied, so the values are those of the image again. */
	private static ImagePlus inTypeOf(ImagePlus image, ImagePlus map) {
		if (image.getBitDepth() == 32 || image.getCalibration().isSigned16Bit()) return map;
		boolean scaled = ImageConverter.getDoScaling();
		ImageConverter.setDoScaling(false);
		try {
			if (image.getBitDepth() == 8) new StackConverter(map).convertToGray8();
			else new StackConverter(map).convertToGray16();
		}
		finally {
			ImageConverter.setDoScaling(scaled);
		}
		return map;
	}

	/** @throws UserException if the stack is no map of probabilities */
	private static Volume confidence(ImagePlus stack) {
		if (stack == null) return null;
		ImagePlus map = Stacks.asSlices(stack);
		if (map.getNChannels() > 1 || map.getNFrames() > 1) throw new UserException("\"" + stack.getTitle()
			+ "\" has several channels or frames. Confidence has one: take out one channel and frame, with all slices, by Image > Duplicate...");
		Volume confidence = Stacks.toVolume(map, 1, 1);
		for (float value : Volumes.toFloats(confidence))
			if (!(value >= 0 && value <= 1)) throw new UserException("\"" + stack.getTitle() + "\" holds the value " + value
				+ ", but confidence lies between 0 and 1. Give a 32-bit map of probabilities, or a model to compute it with.");
		return confidence;
	}

	private static long swapped(PerturbJob.Stage stage) {
		return Arrays.stream(stage.sources()).filter(source -> source >= 0).count();
	}
}
