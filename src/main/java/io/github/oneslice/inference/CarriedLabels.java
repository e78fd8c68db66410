package io.github.oneslice.inference;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.oneslice.annotation.AnnotatedSlice;
import io.github.oneslice.annotation.LabelClasses;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.ResampledSlices;
import io.github.oneslice.image.Slices;
import io.github.oneslice.image.WorkingGrid;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.registration.FlowPropagation;
import io.github.oneslice.registration.SliceRegistration;
import io.github.oneslice.settings.RegistrationSettings;

/**
 * What registration carries from the annotated slices of a volume to those around them. Close to an annotation it knows better than a
 * network, which has perhaps never seen this volume, and farther off ever less: with w = 0.8<sup>distance</sup> in working slices, s the
 * shares of the votes and m the probability of all classes that are annotated, p becomes (1 − w) p + w m s. A class that is annotated on no
 * slice stays as the network sees it.
 */
final class CarriedLabels {

	/** What registration may take of the memory, and about how much it needs at once for a working voxel, and for each class of it. */
	private static final long MOST_BYTES = 600_000_000;
	private static final int BYTES_A_VOXEL = 50;
	private static final int BYTES_A_CLASS = 8;

	/** w s of each class, and w. */
	private final Slices maps;
	private final BitSet annotated;

	private CarriedLabels(Slices maps, BitSet annotated) {
		this.maps = maps;
		this.annotated = annotated;
	}

	/**
	 * Empty where there is nothing to carry, or nowhere to carry it.
	 *
	 * @param image z-scored, at working resolution; asked for only if there is something to carry
	 * @param labelValues of the network's classes
	 */
	static Optional<CarriedLabels> of(SparseLabels annotation, Supplier<Slices> image, WorkingGrid grid, List<Integer> labelValues, Monitor monitor) {
		SparseLabels.Working working = annotation.at(grid);
		if (working.sources().isEmpty() || !SparseLabels.holdsUnknown(working.known())) return Optional.empty();
		Extent size = grid.workingSize();
		if ((long) size.voxels() * (BYTES_A_VOXEL + BYTES_A_CLASS * labelValues.size()) > MOST_BYTES) {
			monitor.report(Event.note("The image is too large to carry its labels to other slices, so only what is annotated stays as it is."));
			return Optional.empty();
		}
		byte[] known = new LabelClasses(labelValues).toClasses(working.known());
		BitSet annotated = new BitSet();
		LabelClasses.occurring(known).forEach(annotated::set);
		SliceRegistration.Stack stack = new SliceRegistration.Stack(image.get().toArrays()[0], size, AnnotatedSlice.axes(working.sources()));
		float[][] shares = new FlowPropagation(labelValues.size(), RegistrationSettings.APPEARANCE).propagate(stack, known, working.sources(),
			monitor::checkCancelled).shares();
		return Optional.of(new CarriedLabels(new ResampledSlices(Slices.of(weighted(shares, working.distance()), size), grid.size()), annotated));
	}

	/** Changes the probabilities of a slice, [class][pixel]. Cheapest from the first slice to the last. */
	void join(float[][] slice, int z) {
		float[][] carried = maps.slice(z);
		float[] weight = carried[carried.length - 1];
		for (int i = 0; i < weight.length; i++) {
			float all = 0;
			for (int c = annotated.nextSetBit(0); c >= 0; c = annotated.nextSetBit(c + 1))
				all += slice[c][i];
			for (int c = annotated.nextSetBit(0); c >= 0; c = annotated.nextSetBit(c + 1))
				slice[c][i] = (1 - weight[i]) * slice[c][i] + all * carried[c][i];
		}
	}

	private static float[][] weighted(float[][] shares, float[] distance) {
		float[][] maps = Arrays.copyOf(shares, shares.length + 1);
		float[] weight = new float[distance.length];
		for (int i = 0; i < weight.length; i++) {
			weight[i] = FlowPropagation.weight(distance[i]);
			for (float[] share : shares)
				share[i] *= weight[i];
		}
		maps[shares.length] = weight;
		return maps;
	}
}
