package io.github.oneslice.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.selfpaced.Age;
import io.github.oneslice.selfpaced.ConsistencyWeight;
import io.github.oneslice.selfpaced.PaperSchedule;
import io.github.oneslice.selfpaced.SelectionRate;
import io.github.oneslice.selfpaced.Uncertainty;

/**
 * Self-paced sample selection for barely-supervised segmentation (Su et al. 2024). The published schedule counts 6,000
 * steps; here it is stretched over the length of training.
 */
final class SpssMethod implements Method {

	private static final double NOISE = 0.1;

	private final TrainingSettings settings;
	private final Sampler sampler;
	private final int volumes;
	private final TeacherStudent networks;
	private final SpssGraph supervisedStep;
	private final SpssGraph fullStep;
	private final Op followStudent;
	private final Placeholder<TInt32> count;
	private final Operand<TFloat32> teacherLabel;
	private final Operand<TFloat32> selection;
	private final int[] patch;
	private final int voxels;
	private double lastConsistency = Double.NaN;

	/** @param volumes how many there are to learn from */
	SpssMethod(TeacherStudent networks, TrainingSettings settings, int classes, int volumes, Sampler sampler)
	{
		this.networks = networks;
		this.settings = settings;
		this.volumes = volumes;
		this.sampler = sampler;
		patch = new int[] { settings.patchX(), settings.patchY(), settings.patchZ() };
		voxels = patch[0] * patch[1] * patch[2];
		supervisedStep = new SpssGraph(networks, settings, classes, false);
		fullStep = new SpssGraph(networks, settings, classes, true);
		followStudent = networks.followStudent();
		Ops tf = networks.ops();
		count = tf.placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
		teacherLabel = tf.dtypes.cast(tf.math.argMax(networks.teacherLogits(), tf.constant(4), TInt32.class), TFloat32.class);
		selection = selection(tf);
	}

	@Override
	public String name() {
		return "SPSS";
	}

	@Override
	public List<TeacherStudent> learners() {
		return List.of(networks);
	}

	@Override
	public Map<String, Double> step(NetworkSession session, long step, double progress) {
		SplittableRandom random = new SplittableRandom(settings.seed() * 7_919L + step);
		long scheduleStep = PaperSchedule.stepAt(progress);
		Map<String, Double> values = progress < settings.unlabelledFrom() ? supervised(session, step, scheduleStep, random)
			: full(session, step, scheduleStep, random);
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

	private Map<String, Double> supervised(NetworkSession session, long step, long scheduleStep, SplittableRandom random) {
		Inputs inputs = new Inputs(settings.labelledBatch());
		drawLabelled(inputs, step, scheduleStep, random);
		double loss = inputs.feed(session.run(), supervisedStep, scheduleStep, random).fetch(supervisedStep.supervised).floats()
			.get(0)[0];
		Map<String, Double> values = new LinkedHashMap<>();
		values.put("loss", loss);
		values.put("supervised", loss);
		return values;
	}

	private Map<String, Double> full(NetworkSession session, long step, long scheduleStep, SplittableRandom random) {
		int views = settings.unlabelledBatch();
		int labelled = settings.labelledBatch();
		Inputs inputs = new Inputs(labelled + (settings.contrastive() ? 3 : 1) * views);
		drawLabelled(inputs, step, scheduleStep, random);
		double weight = ConsistencyWeight.PAPER.at(scheduleStep);
		double rate = settings.sampleSelection() ? SelectionRate.rate(lastConsistency, Age.LAMBDA.at(epoch(scheduleStep)),
			weight, Age.TAU.at(scheduleStep)) : 1;
		drawUnlabelled(session, inputs, rate, random);
		NetworkSession.Run run = inputs.feed(session.run(), fullStep, scheduleStep, random).feed(fullStep.mixedLabel,
			inputs.mixedLabel, views, patch[2], patch[1], patch[0]).feed(fullStep.mixedMask, inputs.mixedMask, views, patch[2],
				patch[1], patch[0]).feed(fullStep.consistencyWeight, new float[] { (float) weight }).fetch(fullStep.supervised)
			.fetch(fullStep.consistency).fetch(fullStep.consistencyOfAll);
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
		int batch = settings.labelledBatch() + settings.unlabelledBatch();
		return scheduleStep / Math.max(1, (volumes + batch - 1) / batch);
	}

	private void drawLabelled(Inputs inputs, long step, long scheduleStep, SplittableRandom random) {
		for (int i = 0; i < settings.labelledBatch(); i++)
			inputs.putLabelled(i, sampler.labelled(step, scheduleStep, random));
	}

	/**
	 * The two views, the mixed view and what the teacher says of it. The uncertainty is that of the very crop the views come
	 * from.
	 */
	private void drawUnlabelled(NetworkSession session, Inputs inputs, double rate, SplittableRandom random) {
		int views = settings.unlabelledBatch();
		float[] first = new float[views * voxels];
		float[] second = new float[views * voxels];
		float[] passes = new float[views * settings.teacherPasses() * voxels];
		for (int i = 0; i < views; i++) {
			float[] crop = sampler.unlabelled(random);
			copy(random.nextBoolean() ? noisy(crop, random) : crop, first, i);
			copy(random.nextBoolean() ? noisy(crop, random) : crop, second, i);
			for (int t = 0; t < settings.teacherPasses(); t++)
				copy(noisy(crop, random), passes, t * views + i);
		}
		float[] firstLabel = label(session, first, views);
		float[] secondLabel = label(session, second, views);
		inputs.mixedMask = select(session, passes, views, rate);
		inputs.mixedLabel = new int[views * voxels];
		float[] mixed = new float[views * voxels];
		for (int i = 0; i < views; i++)
			mix(first, second, firstLabel, secondLabel, i, mixed, inputs.mixedLabel, random);
		int labelled = settings.labelledBatch();
		inputs.putViews(labelled, mixed);
		if (!settings.contrastive()) return;
		inputs.putViews(labelled + views, first);
		inputs.putViews(labelled + 2 * views, second);
	}

	/** CutMix: a box of the second view, through all slices, goes into the first. */
	private void mix(float[] first, float[] second, float[] firstLabel, float[] secondLabel, int view, float[] mixed,
		int[] mixedLabel, SplittableRandom random)
	{
		int width = (int) (patch[0] * (0.1 + 0.8 * random.nextDouble()));
		int height = (int) (patch[1] * (0.1 + 0.8 * random.nextDouble()));
		int left = random.nextInt(patch[0] - width + 1);
		int top = random.nextInt(patch[1] - height + 1);
		for (int z = 0, i = view * voxels; z < patch[2]; z++)
			for (int y = 0; y < patch[1]; y++)
				for (int x = 0; x < patch[0]; x++, i++) {
					boolean inside = x >= left && x < left + width && y >= top && y < top + height;
					mixed[i] = inside ? second[i] : first[i];
					mixedLabel[i] = (int) (inside ? secondLabel[i] : firstLabel[i]);
				}
	}

	private float[] label(NetworkSession session, float[] images, int batch) {
		return session.run().feed(networks.teacherInput(), images, batch, patch[2], patch[1], patch[0], 1).fetch(teacherLabel)
			.floats().get(0);
	}

	private float[] select(NetworkSession session, float[] passes, int views, double rate) {
		float[] all = new float[views * voxels];
		Arrays.fill(all, 1);
		if (!settings.sampleSelection()) return all;
		int selected = SelectionRate.count(rate, voxels);
		if (selected == 0) return new float[views * voxels];
		return session.run().feed(networks.teacherInput(), passes, (long) views * settings.teacherPasses(), patch[2], patch[1],
			patch[0], 1).feed(count, new int[] { selected }).fetch(selection).floats().get(0);
	}

	/** The teacher sees all passes as one batch, the views of one pass after those of the other. */
	private Operand<TFloat32> selection(Ops tf) {
		int views = settings.unlabelledBatch();
		List<Operand<TFloat32>> passes = new ArrayList<>();
		for (int t = 0; t < settings.teacherPasses(); t++)
			passes.add(tf.slice(networks.teacherLogits(), tf.constant(new int[] { t * views, 0, 0, 0, 0 }), tf.constant(
				new int[] { views, -1, -1, -1, -1 })));
		return Uncertainty.select(tf, Uncertainty.entropy(tf, Uncertainty.meanProbability(tf, passes)), count);
	}

	/** Noise N(0, 0.1²), clipped to ±0.2. */
	private static float[] noisy(float[] image, SplittableRandom random) {
		float[] result = new float[image.length];
		for (int i = 0; i < result.length; i++)
			result[i] = image[i] + (float) Math.max(-2 * NOISE, Math.min(2 * NOISE, NOISE * random.nextGaussian()));
		return result;
	}

	private void copy(float[] image, float[] batch, int position) {
		System.arraycopy(image, 0, batch, position * voxels, voxels);
	}

	/** The arrays of one step. */
	private final class Inputs {

		private final int count;
		private final float[] images;
		private final int[] label = new int[settings.labelledBatch() * voxels];
		private final float[] weight = new float[settings.labelledBatch() * voxels];
		private final float[] diceMask = new float[settings.labelledBatch() * voxels];
		private int[] mixedLabel;
		private float[] mixedMask;

		Inputs(int count) {
			this.count = count;
			images = new float[count * voxels];
		}

		void putLabelled(int position, Sampler.Labelled drawn) {
			copy(drawn.image(), images, position);
			System.arraycopy(drawn.label(), 0, label, position * voxels, voxels);
			copy(drawn.weight(), weight, position);
			copy(settings.weightedDice() ? drawn.weight() : drawn.inside(), diceMask, position);
		}

		void putViews(int position, float[] views) {
			System.arraycopy(views, 0, images, position * voxels, views.length);
		}

		NetworkSession.Run feed(NetworkSession.Run run, SpssGraph graph, long scheduleStep, SplittableRandom random) {
			long[] map = { settings.labelledBatch(), patch[2], patch[1], patch[0] };
			return run.target(graph.update).feed(graph.images, images, count, patch[2], patch[1], patch[0], 1).feed(graph.dropoutSeed, new int[] {
				random.nextInt(), random.nextInt() }, 2).feed(graph.label, label, map).feed(graph.weight, weight, map).feed(
					graph.diceMask, diceMask, map).feed(networks.learningRate(), new float[] { (float) settings.learningRateAt((double) scheduleStep / PaperSchedule.STEPS) });
		}
	}
}
