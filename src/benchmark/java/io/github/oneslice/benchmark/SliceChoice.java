package io.github.oneslice.benchmark;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.oneslice.annotation.AnnotationRule;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.engine.LocalEngine;
import io.github.oneslice.files.FolderSearch;
import io.github.oneslice.files.StackFile;
import io.github.oneslice.files.StackInMemory;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.PropagateJob;
import io.github.oneslice.job.Sample;
import io.github.oneslice.job.SuggestJob;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.training.Methods;

/**
 * Three slices chosen in several ways: annotated as the reference says, carried through the stack, and compared with the
 * reference (Dice of the foreground). {@code annotated} starts from a slice that a person chose, {@code suggested} from
 * nothing; {@code spread} lies a quarter, a half and three quarters through the stack.
 */
public final class SliceChoice {

	private static final TrainingSettings SETTINGS = Methods.named("supervised").settings(Preset.LAPTOP, Dimensions.THREE);
	private static final int DRAWS = 3;

	private SliceChoice() {}

	/**
	 * @param slices folder of label stacks with one annotated slice each
	 * @param whole folder of the whole label stacks, as many as there are slices or more
	 * @return a Markdown table
	 */
	public static String measure(String images, String slices, String whole) {
		Map<String, File> drawn = FolderSearch.flat().in(new File(slices));
		Map<String, List<Double>> dice = new TreeMap<>();
		try (LocalEngine engine = new LocalEngine()) {
			drawn.forEach((name, file) -> {
				Stack stack = new Stack(engine, new StackFile(name, new File(images, file.getName()), 1, 1), new StackFile(name, new File(whole, file
					.getName()), 1, 1).labels());
				int one = new StackFile(name, file, 1, 1).labels().size().z();
				int person = stack.labelled(Volumes.toBytes(new StackFile(name, file, 1, 1).labels())).get(0);
				SplittableRandom random = new SplittableRandom(name.hashCode());
				add(dice, "annotated, then two suggested", stack.dice(stack.suggested(List.of(person), 2)));
				add(dice, "annotated, then two spread", stack.dice(List.of(person, one / 3, 2 * one / 3)));
				add(dice, "suggested", stack.dice(stack.suggested(List.of(), 3)));
				add(dice, "spread", stack.dice(List.of(one / 4, one / 2, 3 * one / 4)));
				for (int i = 0; i < DRAWS; i++) {
					add(dice, "annotated, then two at random", stack.dice(List.of(person, random.nextInt(one), random.nextInt(one))));
					add(dice, "at random", stack.dice(List.of(random.nextInt(one), random.nextInt(one), random.nextInt(one))));
				}
				System.out.println(name);
			});
		}
		return "| three slices | Dice of carried labels |\n| --- | --- |\n" + dice.entrySet().stream().map(entry -> String.format(Locale.ROOT, "| %s | %.3f |", entry
			.getKey(), entry.getValue().stream().mapToDouble(d -> d).average().orElse(0))).collect(Collectors.joining("\n"));
	}

	private static void add(Map<String, List<Double>> dice, String name, double value) {
		dice.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
	}

	private record Stack(LocalEngine engine, StackFile image, LabelVolume whole) {

		/** The slices given, and others, each suggested when those before are annotated. */
		List<Integer> suggested(List<Integer> first, int more) {
			List<Integer> slices = new ArrayList<>(first);
			for (int i = 0; i < more; i++) {
				byte[] labels = keep(slices);
				Sample sample = labelled(labels).isEmpty() ? Sample.unlabelled(image) : sample(labels, slices);
				// A slice without the structure says where it is not; only together with one that shows it can it be carried.
				SuggestJob job = new SuggestJob(sample, null, List.of(SliceAxis.XY), 1 + (labelled(labels).isEmpty() ? i : 0), SETTINGS);
				slices.add(engine.run(job, Monitor.SILENT).slices().get(labelled(labels).isEmpty() ? i : 0));
			}
			return slices;
		}

		double dice(List<Integer> slices) {
			byte[] labels = keep(slices);
			byte[] reference = Volumes.toBytes(whole);
			byte[] carried = labelled(labels).isEmpty() ? new byte[reference.length] : Volumes.toBytes(engine.run(new PropagateJob(sample(labels, slices),
				SETTINGS), Monitor.SILENT));
			long shared = 0;
			long sum = 0;
			for (int i = 0; i < carried.length; i++) {
				if (carried[i] != 0 && reference[i] != 0) shared++;
				sum += (carried[i] != 0 ? 1 : 0) + (reference[i] != 0 ? 1 : 0);
			}
			return 2.0 * shared / sum;
		}

		/** The slices that hold a label. */
		List<Integer> labelled(byte[] labels) {
			int plane = whole.size().x() * whole.size().y();
			TreeSet<Integer> found = new TreeSet<>();
			for (int i = 0; i < labels.length; i++)
				if (labels[i] != 0) found.add(i / plane);
			return List.copyOf(found);
		}

		private byte[] keep(List<Integer> slices) {
			byte[] reference = Volumes.toBytes(whole);
			byte[] kept = new byte[reference.length];
			int plane = whole.size().x() * whole.size().y();
			slices.forEach(slice -> System.arraycopy(reference, slice * plane, kept, slice * plane, plane));
			for (int i = 0; i < kept.length; i++)
				if (kept[i] != 0) kept[i] = 1;
			return kept;
		}

		private Sample sample(byte[] labels, List<Integer> slices) {
			String numbers = slices.stream().map(slice -> String.valueOf(slice + 1)).collect(Collectors.joining(", "));
			return Sample.labelled(image, StackInMemory.of("slices", Volumes.ofBytes(labels, whole.size(), whole.voxelSize())), new AnnotationRule(
				SliceAxis.XY, numbers, AnnotationRule.NONE));
		}
	}

	public static void main(String[] folders) {
		System.out.println(measure(folders[0], folders[1], folders[2]));
	}
}
