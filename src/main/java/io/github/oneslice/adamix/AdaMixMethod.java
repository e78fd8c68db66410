package io.github.oneslice.adamix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.tensorflow.op.Op;

import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.settings.PaperSchedule;
import io.github.oneslice.training.Intensity;
import io.github.oneslice.training.LabelledBatch;
import io.github.oneslice.training.Method;
import io.github.oneslice.training.Sampler;
import io.github.oneslice.training.TeacherStudent;

/**
 * AdaMix in its three frameworks (Shen et al. 2026, section 3.4): self-training (ST), where the student gives its own
 * pseudo-labels; mean teacher (MT), where the average of its past does; co-training (CT), where two students that start from
 * different weights teach each other, one after the other in each step.
 */
public final class AdaMixMethod implements Method {

	private static final float TEACHER_DECAY = 0.99f;

	private final TrainingSettings settings;
	private final List<TeacherStudent> learners;
	private final List<AdaMixGraph> labelledSteps = new ArrayList<>();
	private final List<AdaMixGraph> fullSteps = new ArrayList<>();
	private final List<Op> follow = new ArrayList<>();
	private final Sampler sampler;
	private final int[] patch;

	/** @param learners two for co-training, else one */
	public AdaMixMethod(List<TeacherStudent> learners, TrainingSettings settings, int classes, Sampler sampler) {
		this.learners = List.copyOf(learners);
		this.settings = settings;
		this.sampler = sampler;
		patch = settings.patch();
		for (int i = 0; i < learners.size(); i++) {
			TeacherStudent labeller = learners.get(learners.size() - 1 - i);
			labelledSteps.add(new AdaMixGraph(learners.get(i), labeller, settings, classes, false));
			fullSteps.add(new AdaMixGraph(learners.get(i), labeller, settings, classes, true));
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
		Map<String, Double> values = progress < settings.sampling().unlabelledFrom() ? labelled(session, labelled, progress, random)
			: full(session, labelled, progress, random);
		for (int i = 0; i < learners.size(); i++)
			session.run().feed(learners.get(i).keep(), new float[] { (float) Math.min(1 - 1.0 / (step + 1), TEACHER_DECAY) }).target(
				follow.get(i)).floats();
		return values;
	}

	@Override
	public Map<String, Double> state() {
		return Map.of();
	}

	@Override
	public void restore(Map<String, Double> state) {}

	/** All learners' steps on labelled patches alone. */
	private Map<String, Double> labelled(NetworkSession session, LabelledBatch labelled, double progress, SplittableRandom random) {
		double supervised = 0;
		for (int i = 0; i < learners.size(); i++)
			supervised += run(session, i, labelledSteps.get(i), labelled, progress, random).floats().get(0)[0] / learners.size();
		Map<String, Double> values = new LinkedHashMap<>();
		values.put("loss", supervised);
		values.put("labelled", supervised);
		return values;
	}

	/** All learners' steps on labelled and unlabelled patches. */
	private Map<String, Double> full(NetworkSession session, LabelledBatch labelled, double progress, SplittableRandom random) {
		UnlabelledBatch unlabelled = new UnlabelledBatch(random);
		double supervised = 0;
		double unsupervised = 0;
		double confident = 0;
		for (int i = 0; i < learners.size(); i++) {
			AdaMixGraph graph = fullSteps.get(i);
			NetworkSession.Run run = unlabelled.feed(run(session, i, graph, labelled, progress, random), graph);
			graph.unlabelledMixing.feed(run, settings.sampling().unlabelledBatch(), progress, random);
			List<float[]> losses = run.fetch(graph.unsupervised).fetch(graph.confident).floats();
			supervised += losses.get(0)[0] / learners.size();
			unsupervised += losses.get(1)[0] / learners.size();
			confident += losses.get(2)[0] / learners.size();
		}
		Map<String, Double> values = new LinkedHashMap<>();
		values.put("loss", (supervised + unsupervised) / 2);
		values.put("labelled", supervised);
		values.put("unlabelled", unsupervised);
		values.put("confident rate", confident);
		return values;
	}

	/** A run of one learner's step, the labelled loss its first result. */
	private NetworkSession.Run run(NetworkSession session, int learner, AdaMixGraph graph, LabelledBatch labelled, double progress,
		SplittableRandom random)
	{
		long[] map = { labelled.count(), patch[2], patch[1], patch[0] };
		NetworkSession.Run run = session.run().target(graph.update).fetch(graph.supervised).feed(graph.labelledImages, labelled.images(),
			labelled.count(), patch[2], patch[1], patch[0], 1).feed(graph.label, labelled.labels(), map).feed(graph.weight, labelled
				.weights(), map).feed(graph.dropoutSeed, new int[] { random.nextInt(), random.nextInt() }, 2).feed(learners.get(learner)
					.learningRate(), new float[] { (float) settings.optimization().learningRateAt(progress) });
		return graph.labelledMixing.feed(run, settings.sampling().labelledBatch(), progress, random);
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

		NetworkSession.Run feed(NetworkSession.Run run, AdaMixGraph graph) {
			return run.feed(graph.weakImages, weak, count, patch[2], patch[1], patch[0], 1).feed(graph.strongImages, strong, count, patch[2],
				patch[1], patch[0], 1);
		}
	}
}
