package io.github.oneslice;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.module.Module;

import ij.IJ;
import ij.ImagePlus;
import io.github.oneslice.command.Bridge;
import io.github.oneslice.command.Segment;
import io.github.oneslice.command.TrainSpss;
import io.github.oneslice.error.UserException;
import io.github.oneslice.evaluation.ClassScore;
import io.github.oneslice.evaluation.Evaluation;
import io.github.oneslice.evaluation.ScoreTable;
import io.github.oneslice.files.AtomicFiles;
import io.github.oneslice.files.ImageFiles;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Stacks;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.ui.Overlays;

/**
 * Shows on one image of {@code test-images} what the whole method does: from one annotated slice by registration, training
 * and segmentation to the whole structure, compared with the reference. Uses the same commands as the menu.
 */
final class QuickStart {

	private static final File OUTPUT = new File("target/quickstart");
	private static final String IMAGE = "test-images/putamen.tif";
	/** The labels of one slice, all that the commands see. */
	private static final String SLICE = "test-images/putamen-slice.tif";
	private static final String REFERENCE = "test-images/putamen-labels.tif";
	private static final double MINUTES = 2;
	private static final int SCALE = 2;
	private static final int PICTURED = 6;

	private final CommandService commands;
	private final ImagePlus image;
	private final ImagePlus slice;
	private final ImagePlus reference;
	private final long start = System.currentTimeMillis();

	private QuickStart(Context context) {
		commands = context.service(CommandService.class);
		image = open(IMAGE);
		slice = open(SLICE);
		reference = open(REFERENCE);
	}

	/** @return 0 if all went well, else 1 */
	static int run() throws IOException, InterruptedException {
		try (Context context = Bridge.newContext()) {
			new QuickStart(context).all();
			return 0;
		}
		catch (UserException e) {
			System.err.println(e.getMessage());
			return 1;
		}
	}

	private void all() throws IOException, InterruptedException {
		String name = ImageFiles.fileName(image.getTitle());
		File model = new File(OUTPUT, "model");
		stage("Image", String.format("%s, %d x %d x %d voxels; slice %d is annotated", IMAGE, image.getWidth(), image.getHeight(), image
			.getNSlices(), annotated() + 1));
		stage("Registration and training", "SPSS, " + Math.round(MINUTES) + " minutes");
		run(TrainSpss.class, Map.of("image", image, "labels", slice, "model", model, "minutes", MINUTES, "overwrite", true));
		ImagePlus registered = open(new File(model, "registration/" + name + ".tif").getPath());
		Files.copy(model.toPath().resolve("training-curve.png"), OUTPUT.toPath().resolve("training-curve.png"),
			StandardCopyOption.REPLACE_EXISTING);
		stage("Segmentation", "applying the trained network to the whole stack");
		ImagePlus segmented = (ImagePlus) run(Segment.class, Map.of("image", image, "model", model, "output_folder", OUTPUT, "uncertainty", true, "overwrite", true,
			"largest_component", "auto")).getOutput("segmented");
		stage("Evaluation", "comparing with " + REFERENCE + ", which the method saw one slice of");
		LabelVolume truth = Stacks.toLabels(reference);
		ScoreTable byRegistration = score(name, registered, truth);
		ScoreTable byNetwork = score(name, segmented, truth);
		write(byRegistration, byNetwork);
		drawOverlay(truth, registered, segmented);
		print(byRegistration, byNetwork);
		stage("Done", "the results are in " + OUTPUT.getPath());
	}

	private Module run(Class<? extends Command> command, Map<String, Object> inputs) throws InterruptedException {
		try {
			CommandModule module = commands.run(command, true, inputs).get();
			if (module.getCommand() instanceof Cancelable cancelable && cancelable.isCanceled()) throw new UserException(cancelable
				.getCancelReason());
			return module;
		}
		catch (ExecutionException e) {
			throw new IllegalStateException(e.getCause());
		}
	}

	private void stage(String title, String text) {
		System.out.printf(Locale.ROOT, "%n[%3d s] %s: %s%n", (System.currentTimeMillis() - start) / 1000, title, text);
	}

	private static ScoreTable score(String name, ImagePlus stack, LabelVolume truth) {
		return new ScoreTable(Evaluation.compare(name, Stacks.toLabels(stack), truth));
	}

	private static void write(ScoreTable byRegistration, ScoreTable byNetwork) {
		List<String> lines = new ArrayList<>(List.of("stage," + ScoreTable.HEADER));
		byRegistration.rows().forEach(row -> lines.add("registration," + row));
		byNetwork.rows().forEach(row -> lines.add("network," + row));
		AtomicFiles.write(new File(OUTPUT, "evaluation.csv"), String.join("\n", lines) + "\n");
	}

	private void print(ScoreTable byRegistration, ScoreTable byNetwork) {
		String unit = image.getCalibration().getUnit();
		System.out.printf("%n%8s %22s %22s %22s%n", "", "Dice", "HD95 [" + unit + "]", "ASD [" + unit + "]");
		System.out.printf("%8s" + " %13s %8s".repeat(3) + "%n", "class", "registration", "network", "registration", "network", "registration",
			"network");
		for (ClassScore registration : byRegistration.scores())
			byNetwork.scores().stream().filter(score -> score.label() == registration.label()).forEach(network -> System.out.printf(Locale.ROOT,
				"%8d" + " %13.3f %8.3f".repeat(3) + "%n", network.label(), registration.metrics().dice(), network.metrics().dice(), registration
					.metrics().hd95(), network.metrics().hd95(), registration.metrics().asd(), network.metrics().asd()));
	}

	private void drawOverlay(LabelVolume truth, ImagePlus registered, ImagePlus segmented) throws IOException {
		List<Overlays.Panel> panels = List.of(new Overlays.Panel("Reference", truth), new Overlays.Panel("Registration", Stacks.toLabels(
			registered)), new Overlays.Panel("Network", Stacks.toLabels(segmented)));
		ImageIO.write(Overlays.captioned(Stacks.toVolume(image, 1, 1), pictured(truth), SCALE, panels), "png", new File(OUTPUT, "overlay.png"));
	}

	/** Some slices of the structure, from end to end. */
	private static int[] pictured(LabelVolume truth) {
		int[] slices = labelledSlices(truth);
		return IntStream.range(0, PICTURED).map(i -> slices[(2 * i + 1) * slices.length / (2 * PICTURED)]).toArray();
	}

	/** Index of the annotated slice. */
	private int annotated() {
		return labelledSlices(Stacks.toLabels(slice))[0];
	}

	private static int[] labelledSlices(LabelVolume labels) {
		byte[] values = Volumes.toBytes(labels);
		int plane = labels.size().with(2, 1).voxels();
		return IntStream.range(0, values.length).filter(i -> values[i] != 0).map(i -> i / plane).distinct().toArray();
	}

	private static ImagePlus open(String path) {
		ImagePlus stack = IJ.openImage(path);
		if (stack == null) throw new UserException("The image " + path + " is missing. Start the quick start in the folder of the project.");
		return stack;
	}
}
