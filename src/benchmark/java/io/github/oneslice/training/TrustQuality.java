package io.github.oneslice.training;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.github.oneslice.annotation.AnnotationRule;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.files.StackFile;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.Sample;
import io.github.oneslice.registration.FlowPropagation;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.TrainingSettings;

/**
 * How far carried labels can be trusted: of the voxels trusted above some limits, how many are right; and of those that flows agree on,
 * by distance, how many of the background and of a class, where its slice is coherent as a whole and where it is not. Annotated voxels
 * do not count.
 */
public final class TrustQuality {

	private static final double[] LIMITS = { 0.5, 0.7, 0.8, 0.9 };

	private TrustQuality() {}

	/** @param arguments the folders of images, of label stacks with one annotated slice, and of whole label stacks, with files of the same names */
	public static void main(String... arguments) {
		String[] names = new File(arguments[1]).list((folder, name) -> name.endsWith(".tif"));
		Arrays.sort(names);
		TrainingSettings settings = Methods.named("supervised").settings(Preset.LAPTOP, Dimensions.THREE);
		List<Sample> samples = Arrays.stream(names).map(name -> Sample.labelled(stack(arguments[0], name), stack(
			arguments[1], name), AnnotationRule.LABELLED_SLICES)).toList();
		TrainingSet set = TrainingSet.read(samples, settings, Monitor.SILENT);
		FlowPropagation flow = new FlowPropagation(set.classes().count(), settings.registration().appearance());
		ByDistance byDistance = new ByDistance();
		Count[] counts = Arrays.stream(LIMITS).mapToObj(limit -> new Count()).toArray(Count[]::new);
		try (FlowRegistration registration = new FlowRegistration(set.volumes(), settings, set.classes().count(), Monitor.SILENT)) {
			for (int i = 0; i < names.length; i++) {
				TrainingVolume volume = set.volumes().get(i);
				byte[] truth = set.classes().toClasses(volume.grid().shrinkLabels(Volumes.toBytes(stack(arguments[2], names[i]).labels()), SparseLabels.UNKNOWN));
				FlowPropagation.Carried carried = flow.propagate(volume.stack(), volume.known(), volume.sources(), () -> {});
				float[] trust = registration.trust(carried, volume.distance());
				for (int k = 0; k < LIMITS.length; k++)
					counts[k].add(carried, trust, truth, volume.known(), LIMITS[k]);
				byDistance.add(carried, truth, volume);
			}
		}
		for (int k = 0; k < LIMITS.length; k++)
			System.out.println("trusted above " + LIMITS[k] + ": " + counts[k]);
		System.out.print(byDistance);
	}

	private static StackFile stack(String folder, String name) {
		return new StackFile(name, new File(folder, name), 1, 1);
	}

	/** Voxels that two thirds of the flows agree on, and those of them that are right. */
	private static final class ByDistance {

		private static final int SLICES = 7;
		private static final double AGREED = 2.0 / 3;
		private static final String[] KINDS = { "background", "class", "class, coherence below " + FlowRegistration.LOST };

		private final Map<Integer, long[][]> counts = new TreeMap<>();

		void add(FlowPropagation.Carried carried, byte[] truth, TrainingVolume volume) {
			for (int i = 0; i < truth.length; i++) {
				if (!SparseLabels.isUnknown(volume.known()[i]) || carried.certain()[i] || carried.agreement()[i] <= AGREED) continue;
				int kind = carried.labels()[i] == 0 ? 0 : carried.coherence()[i] < FlowRegistration.LOST ? 2 : 1;
				long[] count = counts.computeIfAbsent((int) (volume.distance()[i] / SLICES), bin -> new long[KINDS.length][2])[kind];
				count[0]++;
				if (carried.labels()[i] == truth[i]) count[1]++;
			}
		}

		@Override
		public String toString() {
			StringBuilder text = new StringBuilder();
			counts.forEach((bin, kinds) -> {
				text.append("from ").append(bin * SLICES).append(" slices on:");
				for (int k = 0; k < KINDS.length; k++)
					if (kinds[k][0] > 0) text.append(String.format(Locale.ROOT, " %s %.2f right (%d);", KINDS[k], (double) kinds[k][1] / kinds[k][0], kinds[k][0]));
				text.append('\n');
			});
			return text.toString();
		}
	}

	private static final class Count {

		private long all;
		private long trusted;
		private long right;
		private long carried;
		private long carriedRight;

		void add(FlowPropagation.Carried labels, float[] trust, byte[] truth, byte[] known, double limit) {
			for (int i = 0; i < truth.length; i++) {
				if (!SparseLabels.isUnknown(known[i])) continue;
				all++;
				if (trust[i] <= limit) continue;
				boolean same = labels.labels()[i] == truth[i];
				trusted++;
				right += same ? 1 : 0;
				// What no label ever reached is background for certain; it would hide how good the others are.
				if (labels.certain()[i]) continue;
				carried++;
				carriedRight += same ? 1 : 0;
			}
		}

		@Override
		public String toString() {
			return told(trusted, right) + "; without certain background " + told(carried, carriedRight);
		}

		private String told(long some, long rightOnes) {
			return some == 0 ? "none" : String.format(Locale.ROOT, "%.1f %% of the voxels, %.2f %% right", 100.0 * some / all, 100.0 * rightOnes / some);
		}
	}
}
