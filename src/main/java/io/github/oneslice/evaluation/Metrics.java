package io.github.oneslice.evaluation;

import java.io.Serializable;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

import io.github.oneslice.image.Extent;

/**
 * How well a predicted mask P agrees with a reference mask R. Where one mask is empty, the overlap is 0 and there are no
 * distances (NaN); where both are, the overlap is 1 and the distances are 0. Surfaces are the border voxels of a mask:
 * those with at least one of their 6 neighbours outside it.
 *
 * @param dice 2 |P ∩ R| / (|P| + |R|)
 * @param jaccard |P ∩ R| / |P ∪ R|
 * @param hd Hausdorff distance: the largest distance of a surface voxel to the other surface
 * @param hd95 95th percentile of the surface distances of both directions pooled, linearly interpolated
 * @param asd average surface distance from P to R
 * @param assd average symmetric surface distance: the mean of the averages from P to R and from R to P
 */
public record Metrics(double dice, double jaccard, double hd, double hd95, double asd, double assd) implements Serializable {

	/**
	 * @param prediction mask, x fastest
	 * @param reference mask, x fastest
	 * @param size width, height and depth
	 * @param spacing physical size of a voxel along x, y and z; the unit of the distances
	 * @throws IllegalArgumentException if a mask is not of that size
	 */
	public static Metrics of(boolean[] prediction, boolean[] reference, Extent size, double[] spacing) {
		int voxels = size.voxels();
		if (prediction.length != voxels || reference.length != voxels)
			throw new IllegalArgumentException("The masks have " + prediction.length + " and " + reference.length +
				" voxels, but should have " + voxels + ".");
		long predicted = 0;
		long referred = 0;
		long shared = 0;
		for (int i = 0; i < voxels; i++) {
			if (prediction[i]) predicted++;
			if (reference[i]) referred++;
			if (prediction[i] && reference[i]) shared++;
		}
		if (predicted + referred == 0) return new Metrics(1, 1, 0, 0, 0, 0);
		if (predicted == 0 || referred == 0) return MISSED;
		BoundingBox box = BoundingBox.ofEither(prediction, reference, size);
		SurfaceDistances distances = SurfaceDistances.between(box.crop(prediction), box.crop(reference), box.size(), spacing,
			size.z() == 1);
		return new Metrics(2.0 * shared / (predicted + referred), (double) shared / (predicted + referred - shared), distances
			.hausdorff(), distances.hausdorff95(), distances.average(), distances.symmetricAverage());
	}

	/** Of a structure that was not found at all. */
	public static final Metrics MISSED = new Metrics(0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

	/** The same without distances, where these cannot be compared. */
	Metrics withoutDistances() {
		return new Metrics(dice, jaccard, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
	}

	/** The mean of each metric over those that have it: NaN is left out. */
	public static Metrics mean(Collection<Metrics> metrics) {
		return new Metrics(mean(metrics, Metrics::dice), mean(metrics, Metrics::jaccard), mean(metrics, Metrics::hd), mean(
			metrics, Metrics::hd95), mean(metrics, Metrics::asd), mean(metrics, Metrics::assd));
	}

	private static double mean(Collection<Metrics> metrics, ToDoubleFunction<Metrics> value) {
		return metrics.stream().mapToDouble(value).filter(number -> !Double.isNaN(number)).average().orElse(Double.NaN);
	}
}
