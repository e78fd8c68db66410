package io.github.oneslice.spss;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.tensorflow.op.Op;

import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.selfpaced.Age;
import io.github.oneslice.selfpaced.ConsistencyWeight;
import io.github.oneslice.settings.PaperSchedule;
import io.github.oneslice.selfpaced.SelectionRate;
import io.github.oneslice.selfpaced.TeacherNoise;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.training.LabelledBatch;
import io.github.oneslice.training.Method;
import io.github.oneslice.training.Sampler;
import io.github.oneslice.training.TeacherStudent;

/**
 * Self-paced sample selection for barely-supervised segmentation (Su et al. 2024). The published schedule counts 6,000
 * steps; here it is stretched over the length of training.
 */
public final class SpssMethod implements Method {

	private final TrainingSettings settings;
	private final Sampler sampler;
	private final int volumes;
	private final TeacherStudent networks;
	private final SpssGraph supervisedStep;
	private final SpssGraph fullStep;
	private final Op followStudent;
	private final int[] patch;
	private final int voxels;
	private double lastConsistency = Double.NaN;

	/** @param volumes how many there are to learn from */
	public SpssMethod(TeacherStudent networks, TrainingSettings settings, int classes, int volumes, Sampler sampler) {
		this.networks = networks;
		this.settings = settings;
		this.volumes = volumes;
		this.sampler = sampler;
		patch = settings.patch();
		voxels = patch[0] * patch[1] * patch[2];
		supervisedStep = new SpssGraph(networks, settings, classes, false);
		fullStep = new SpssGraph(networks, settings, classes, true);
		followStudent = networks.followStudent();
	}

	@Override
	public String name() {
		return settings.perturbation().equals("AdaMix") ? "SPSS + AdaMix" : "SPSS";
	}

	@Override
	public List<TeacherStudent> learners() {
		return List.of(networks);
	}

	@Override
	public Map<String, Double> step(NetworkSession session, long step, double progress) {
		SplittableRandom random = new SplittableRandom(settings.seed() * 7_919L + step);
		LabelledBatch labelled = sampler.labelledBatch(settings.sampling().labelledBatch(), step, PaperSchedule.stepAt(progress), random);
		Map<String, Double> values = progress < settings.sampling().unlabelledFrom() ? supervised(session, labelled, progress, random)
			: full(session, labelled, progress, random);
		float keep = (float) Math.min(1 - 1.0 / (step + 1), 0.99);
		session.run().feed(networks.keep(), new float[] { keep }).target(followStudent).floats();
		return values;
	}

	@Override
	public Map<String, Double> state() {
		return Map.of("consistency", lastConsistency);
	}

	@Override
	public void restore(Map<String, Double> state) {
		lastConsistency = state.get("consistency");
	}

	private Map<String, Double> supervised(NetworkSession session, LabelledBatch labelled, double progress, SplittableRandom random) {
		double loss = run(session, supervisedStep, labelled, progress, random).floats().get(0)[0];
		Map<String, Double> values = new LinkedHashMap<>();
		values.put("loss", loss);
		values.put("supervised", loss);
		return values;
	}

	private Map<String, Double> full(NetworkSession session, LabelledBatch labelled, double progress, SplittableRandom random) {
		long scheduleStep = PaperSchedule.stepAt(progress);
		double weight = ConsistencyWeight.PAPER.at(scheduleStep);
		double rate = settings.selfPaced().sampleSelection() ? SelectionRate.rate(lastConsistency, Age.LAMBDA.at(epoch(scheduleStep)),
			weight, Age.TAU.at(scheduleStep)) : 1;
		NetworkSession.Run run = run(session, fullStep, labelled, progress, random);
		feedViews(run, random);
		fullStep.mixing.feed(run, settings.sampling().unlabelledBatch(), progress, random);
		run.feed(fullStep.count, new int[] { SelectionRate.count(rate, voxels) }).feed(fullStep.consistencyWeight, new float[] {
			(float) weight }).fetch(fullStep.consistency).fetch(fullStep.consistencyOfAll);
		if (fullStep.contrast != null) run.fetch(fullStep.contrast);
		List<float[]> losses = run.floats();
		lastConsistency = losses.get(2)[0];
		double contrast = fullStep.contrast == null ? 0 : losses.get(3)[0];
		Map<String, Double> values = new LinkedHashMap<>();
		values.put("loss", losses.get(0)[0] + weight * (losses.get(1)[0] + contrast));
		values.put("supervised", (double) losses.get(0)[0]);
		values.put("consistency", (double) losses.get(1)[0]);
		if (fullStep.contrast != null) values.put("contrast", contrast);
		values.put("rate", rate);
		return values;
	}

	/** Epochs of the published schedule: every volume drawn once. */
	private long epoch(long scheduleStep) {
		int batch = settings.sampling().labelledBatch() + settings.sampling().unlabelledBatch();
		return scheduleStep / Math.max(1, (volumes + batch - 1) / batch);
	}

	/** A run of the step, the supervised loss its first result. */
	private NetworkSession.Run run(NetworkSession session, SpssGraph graph, LabelledBatch labelled, double progress,
		SplittableRandom random)
	{
		long[] map = { labelled.count(), patch[2], patch[1], patch[0] };
		return session.run().target(graph.update).fetch(graph.supervised).feed(graph.labelledImages, labelled.images(), labelled.count(),
			patch[2], patch[1], patch[0], 1).feed(graph.dropoutSeed, new int[] { random.nextInt(), random.nextInt() }, 2).feed(graph.label,
				labelled.labels(), map).feed(graph.weight, labelled.weights(), map).feed(graph.diceMask, settings.pseudoLabels()
					.weightedDice() ? labelled.weights() : labelled.inside(), map).feed(networks.learningRate(), new float[] {
						(float) settings.optimization().learningRateAt(progress) });
	}

	/** Two views of each crop, either with noise half the time, and what the teacher passes see of it. */
	private void feedViews(NetworkSession.Run run, SplittableRandom random) {
		int views = settings.sampling().unlabelledBatch();
		int passes = settings.selfPaced().teacherPasses();
		float[] first = new float[views * voxels];
		float[] second = new float[views * voxels];
		float[] noisy = new float[views * passes * voxels];
		for (int i = 0; i < views; i++) {
			float[] crop = sampler.unlabelled(random);
			copy(random.nextBoolean() ? TeacherNoise.added(crop, random) : crop, first, i);
			copy(random.nextBoolean() ? TeacherNoise.added(crop, random) : crop, second, i);
			for (int t = 0; t < passes; t++)
				copy(TeacherNoise.added(crop, random), noisy, t * views + i);
		}
		run.feed(fullStep.firstViews, first, views, patch[2], patch[1], patch[0], 1).feed(fullStep.secondViews, second, views, patch[2],
			patch[1], patch[0], 1).feed(fullStep.noisyViews, noisy, (long) views * passes, patch[2], patch[1], patch[0], 1);
	}

	private void copy(float[] image, float[] batch, int position) {
		System.arraycopy(image, 0, batch, position * voxels, voxels);
	}
}
