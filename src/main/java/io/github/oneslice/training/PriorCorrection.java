package io.github.oneslice.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.oneslice.model.Model;
import io.github.oneslice.network.SegmentationNetwork;

/**
 * Makes up for what a network lacks that has learned from several volumes with one annotated slice each. Carried labels miss what
 * branches off away from the slice, and what the volumes have in common is learned, so it finds the background too likely by
 * about the same factor everywhere. Its probability is multiplied by a weight, then all are brought to a sum of 1 again (Saerens
 * et al. 2002; as a shift of the logits Menon et al. 2021).
 *
 * @param background the weight of the background, 1 for none of it
 */
record PriorCorrection(double background) {

	/** What a model's record of its training calls the weight. */
	static final String NAME = "background_weight";

	/**
	 * For a training that starts anew, by the volumes it learns from: a network that learns from one of them alone, or from labels that are
	 * carried from several slices, misses no more than it adds.
	 */
	static PriorCorrection of(List<TrainingVolume> annotated, double weight) {
		boolean oneSliceEach = annotated.stream().allMatch(volume -> volume.sources().size() == 1 && !volume.whollyKnown());
		return new PriorCorrection(oneSliceEach && annotated.size() > 1 ? weight : 1);
	}

	/** What a model was written with. */
	static PriorCorrection of(Model model) {
		Object weight = model.training().get(NAME);
		return new PriorCorrection(weight == null ? 1 : Double.parseDouble(weight.toString()));
	}

	/** @param probability of each class, [class][voxel]; is changed */
	float[][] apply(float[][] probability) {
		if (background == 1) return probability;
		for (int i = 0; i < probability[0].length; i++) {
			float weighted = (float) (background * probability[0][i]);
			float sum = 1 - probability[0][i] + weighted;
			probability[0][i] = weighted / sum;
			for (int c = 1; c < probability.length; c++)
				probability[c][i] /= sum;
		}
		return probability;
	}

	/** The network that gives such probabilities; weights by plain names. */
	Map<String, float[]> into(Map<String, float[]> weights) {
		return shifted(weights, Math.log(background));
	}

	/** The network as it had learned. */
	Map<String, float[]> outOf(Map<String, float[]> weights) {
		return shifted(weights, -Math.log(background));
	}

	private static Map<String, float[]> shifted(Map<String, float[]> weights, double shift) {
		Map<String, float[]> other = new HashMap<>(weights);
		float[] bias = weights.get(SegmentationNetwork.OUTPUT_BIAS).clone();
		bias[0] += (float) shift;
		other.put(SegmentationNetwork.OUTPUT_BIAS, bias);
		return other;
	}
}
