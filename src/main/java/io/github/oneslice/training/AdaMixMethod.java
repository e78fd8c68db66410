package io.github.oneslice.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.tensorflow.op.Op;

import io.github.oneslice.training.settings.TrainingSettings;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.selfpaced.PaperSchedule;

/**
 * AdaMix in its three frameworks (Shen et al. 2026, section 3.4): self-training (ST), where the student gives its own
 * pseudo-labels; mean teacher (MT), where the average of its past does; co-training (CT), where two students that start from
 * different weights teach each other, one after the other in each step.
 */
final class AdaMixMethod implements Method {

	private static final float TEACHER_DECAY = 0.99f;

	private final TrainingSettings settings;
	private final List<TeacherStudent> learners;
	private final List<AdaMixGraph> graphs = new ArrayList<>();
	private final List<Op> follow = new ArrayList<>();
	private final Sampler sampler;
	private final int[] patch;

	/** @param learners two for co-training, else one */
	AdaMixMethod(List<TeacherStudent> learners, TrainingSettings settings, int classes, Sampler sampler) {
		this.learners = List.copyOf(learners);
		this.settings = settings;
		this.sampler = sampler;
		patch = settings.patch();
		for (int i = 0; i < learners.size(); i++) {
			TeacherStudent labeller = learners.get(learners.size() - 1 - i);
			graphs.add(new AdaMixGraph(learners.get(i), labeller, settings, classes));
			follow.add(learners.get(i).followStudent());
		}
	}

	@Override
	public String name() {
		return "AdaMix-" + settings.method();
	}

	@Override
	public List<TeacherStudent> learners() {
		return learners;
	}

	@Override
	public Map<String, Double> step(NetworkSession session, long step, double progress) {
		SplittableRandom random = new SplittableRandom(settings.seed() * 7_919L + step);
		LabelledBatch labelled = sampler.labelledBatch(2 * settings.sampling().labelledBatch(), step, PaperSchedule.stepAt(progress),
			random);
		UnlabelledBatch unlabelled = new UnlabelledBatch(random);
		double supervised = 0;
		double unsupervised = 0;
		double confident = 0;
		for (int i = 0; i < learners.size(); i++) {
			List<float[]> values = step(session, i, labelled, unlabelled, progress, random);
			supervised += values.get(0)[0] / learners.size();
			unsupervised += values.get(1)[0] / learners.size();
			confident += values.get(2)[0] / learners.size();
		}
		for (int i = 0; i < learners.size(); i++)
			session.run().feed(learners.get(i).keep(), new float[] { (float) Math.min(1 - 1.0 / (step + 1), TEACHER_DECAY) }).target(
				follow.get(i)).floats();
		Map<String, Double> values = new LinkedHashMap<>();
		values.put("loss", (supervised + unsupervised) / 2);
		values.put("labelled", supervised);
		values.put("unlabelled", unsupervised);
		values.put("confident rate", confident);
		return values;
	}

	@Override
	public Map<String, Double> state() {
		return Map.of();
	}

	@Override
	public void restore(Map<String, Double> state) {}

	/** One learner's part of a step: labelled loss, unlabelled loss, rate of confident voxels. */
	private List<float[]> step(NetworkSession session, int learner, LabelledBatch labelled, UnlabelledBatch unlabelled, double progress,
		SplittableRandom random)
	{
		AdaMixGraph graph = graphs.get(learner);
		int[] size = { patch[2], patch[1], patch[0] };
		NetworkSession.Run run = session.run().feed(graph.labelledImages, labelled.images(), labelled.count(), size[0], size[1], size[2], 1)
			.feed(graph.label, labelled.labels(), labelled.count(), size[0], size[1], size[2]).feed(graph.weight, labelled.weights(),
				labelled.count(), size[0], size[1], size[2]).feed(graph.weakImages, unlabelled.weak, unlabelled.count, size[0], size[1],
					size[2], 1).feed(graph.strongImages, unlabelled.strong, unlabelled.count, size[0], size[1], size[2], 1).feed(
						graph.dropoutSeed, new int[] { random.nextInt(), random.nextInt() }, 2).feed(learners.get(learner).learningRate(),
							new float[] { (float) settings.optimization().learningRateAt(progress) });
		graph.labelledMixing.feed(run, settings.sampling().labelledBatch(), progress, random);
		graph.unlabelledMixing.feed(run, settings.sampling().unlabelledBatch(), progress, random);
		return run.fetch(graph.supervised).fetch(graph.unsupervised).fetch(graph.confident).target(graph.update).floats();
	}

	/** Unlabelled patches as they are, and made harder. */
	private final class UnlabelledBatch {

		private final int count = 2 * settings.sampling().unlabelledBatch();
		private final float[] weak;
		private final float[] strong;

		UnlabelledBatch(SplittableRandom random) {
			int voxels = patch[0] * patch[1] * patch[2];
			weak = new float[count * voxels];
			strong = new float[count * voxels];
			for (int i = 0; i < count; i++) {
				float[] image = sampler.unlabelled(random);
				System.arraycopy(image, 0, weak, i * voxels, voxels);
				System.arraycopy(Intensity.strong(image, patch, random), 0, strong, i * voxels, voxels);
			}
		}
	}
}
