package io.github.oneslice.training;

import java.util.ArrayList;
import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.inference.Segmenter;
import io.github.oneslice.image.SlidingWindow;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.selfpaced.PseudoLabels;

/** The teachers of all learners, as they predict whole volumes. */
final class Teachers {

	private final List<TeacherStudent> learners;
	private final List<Operand<TFloat32>> probabilities = new ArrayList<>();
	private final int classes;
	private final Runnable checkCancelled;

	/** @param checkCancelled called before each window of a volume */
	Teachers(Ops tf, List<TeacherStudent> learners, int classes, Runnable checkCancelled) {
		this.learners = List.copyOf(learners);
		this.classes = classes;
		this.checkCancelled = checkCancelled;
		learners.forEach(learner -> probabilities.add(tf.nn.softmax(learner.teacherLogits())));
	}

	/** Mean of the class probabilities that the teachers give, [class][voxel]. */
	float[][] predict(NetworkSession session, TrainingVolume volume) {
		float[][] mean = predict(session, volume, 0);
		for (int learner = 1; learner < learners.size(); learner++) {
			float[][] other = predict(session, volume, learner);
			for (int c = 0; c < classes; c++)
				for (int i = 0; i < mean[c].length; i++)
					mean[c][i] += (other[c][i] - mean[c][i]) / (learner + 1);
		}
		return mean;
	}

	/** The learner whose teacher agrees best with what is annotated. */
	int best(NetworkSession session, List<TrainingVolume> annotated) {
		int best = 0;
		double most = -1;
		for (int learner = 0; learner < learners.size(); learner++) {
			double agreement = agreement(session, annotated, learner);
			if (agreement > most) best = learner;
			most = Math.max(most, agreement);
		}
		return best;
	}

	/** The rate of right voxels among those annotated or predicted as foreground. */
	private double agreement(NetworkSession session, List<TrainingVolume> annotated, int learner) {
		long right = 0;
		long wrong = 0;
		for (TrainingVolume volume : annotated) {
			byte[] labels = PseudoLabels.segmentation(predict(session, volume, learner), volume.unknown(), volume.size());
			for (int i = 0; i < labels.length; i++) {
				int known = Byte.toUnsignedInt(volume.known()[i]);
				if (known == SparseLabels.UNKNOWN || known == 0 && labels[i] == 0) continue;
				if (known == labels[i]) right++;
				else wrong++;
			}
		}
		return right / (double) Math.max(1, right + wrong);
	}

	private float[][] predict(NetworkSession session, TrainingVolume volume, int index) {
		TeacherStudent learner = learners.get(index);
		SlidingWindow window = SlidingWindow.covering(volume.size(), Segmenter.WINDOW_VOXELS, learner.network().sizeMultiples());
		return window.predict(volume.image(), volume.size(), classes, (image, size) -> session.run().feed(learner.teacherInput(), image,
			1, size[2], size[1], size[0], 1).fetch(probabilities.get(index)).floats().get(0), checkCancelled);
	}
}
