package io.github.oneslice.training;

import java.util.List;

import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.evaluation.Agreement;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.selfpaced.PseudoLabels;

/** The networks of a training that predict, as they answer for whole volumes. */
final class Predictors {

	private final List<Learner> learners;
	private final Runnable checkCancelled;

	/** @param checkCancelled called before each window of a volume */
	Predictors(List<Learner> learners, Runnable checkCancelled) {
		this.learners = List.copyOf(learners);
		this.checkCancelled = checkCancelled;
	}

	List<Learner> learners() {
		return learners;
	}

	/** Mean of the class probabilities that they give, [class][voxel]. */
	float[][] predict(NetworkSession session, TrainingVolume volume) {
		float[][] mean = learners.get(0).predict(session, volume, checkCancelled);
		for (int i = 1; i < learners.size(); i++) {
			float[][] other = learners.get(i).predict(session, volume, checkCancelled);
			for (int c = 0; c < mean.length; c++)
				for (int v = 0; v < mean[c].length; v++)
					mean[c][v] += (other[c][v] - mean[c][v]) / (i + 1);
		}
		return mean;
	}

	/** The one that agrees best with what is annotated. */
	Learner best(NetworkSession session, List<TrainingVolume> annotated) {
		Learner best = learners.get(0);
		double most = -1;
		for (Learner learner : learners) {
			double agreement = agreement(session, List.of(learner), annotated);
			if (agreement > most) best = learner;
			most = Math.max(most, agreement);
		}
		return best;
	}

	/** How well the mean answer of some learners agrees with what is annotated, see {@link Agreement}. */
	double agreement(NetworkSession session, List<Learner> some, List<TrainingVolume> annotated) {
		Agreement agreement = new Agreement();
		Predictors asked = new Predictors(some, checkCancelled);
		for (TrainingVolume volume : annotated) {
			byte[] nothing = SparseLabels.nothing(volume.image().length);
			agreement.add(PseudoLabels.segmentation(asked.predict(session, volume), nothing, volume.size()), volume.known());
		}
		return agreement.rate();
	}
}
