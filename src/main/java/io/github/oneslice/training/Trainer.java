package io.github.oneslice.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import io.github.oneslice.training.settings.TrainingSettings;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.engine.EngineException;
import io.github.oneslice.engine.Event;
import io.github.oneslice.engine.Monitor;
import io.github.oneslice.engine.TrainJob;
import io.github.oneslice.image.Dimensions;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.WorkingGrid;
import io.github.oneslice.inference.Segmenter;
import io.github.oneslice.inference.SlidingWindow;
import io.github.oneslice.model.Model;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.network.Optimizer;
import io.github.oneslice.network.SegmentationNetwork;
import io.github.oneslice.selfpaced.PseudoLabels;

/**
 * The training loop: registers, lets the method take its steps, keeps checkpoints, and writes the model. What a step
 * computes is the method's affair.
 */
public final class Trainer implements AutoCloseable {

	/** The part of a time budget that registration may take. */
	private static final double REGISTRATION_SHARE = 0.3;
	private static final int PREVIEW_EVERY = 20;
	/** What bfloat16 costs in accuracy it must at least be worth in time. */
	private static final double WORTHWHILE = 0.75;

	private final TrainJob job;
	private final TrainingSettings settings;
	private final Monitor monitor;
	private final int threads;
	private final LabelClasses classes;
	private final double spacing;
	private final List<TrainingVolume> volumes;
	private final AnnotatedVolumes annotated;
	private final Graph graph = new Graph();
	private final Method method;
	private final List<Operand<TFloat32>> probabilities = new ArrayList<>();
	private final RegistrationStage registration;
	private final Snapshots snapshots;
	private final Effort effort = new Effort();
	private final List<byte[]> firstRegistrations = new ArrayList<>();
	private Budget budget;
	private double trainingStart = Double.NaN;
	private long step;
	private boolean bfloat16;
	/** Null while registration is learned. */
	private NetworkSession session;

	public Trainer(TrainJob job, int threads, Monitor monitor) {
		this.job = job;
		this.threads = threads;
		this.monitor = monitor;
		settings = job.settings();
		snapshots = new Snapshots(job.model(), settings.duration().snapshotMinutes());
		classes = LabelClasses.of(job.samples());
		spacing = spacing(job.samples(), settings);
		volumes = job.samples().stream().map(sample -> TrainingVolume.of(sample, spacing, classes, settings
			.dimensions())).toList();
		annotated = new AnnotatedVolumes(volumes, PseudoLabels.PAPER.with(settings.pseudoLabels().teacherShare(), settings.pseudoLabels().teacherShareExponent(), settings
			.pseudoLabels().distanceDecay()));
		method = method();
		registration = new RegistrationStage(volumes, settings.registration(), settings.seed(), classes.count(), threads, monitor);
	}

	private Method method() {
		Ops tf = Ops.create(graph);
		Sampler sampler = new Sampler(settings, volumes, annotated, this::predict);
		List<TeacherStudent> learners = new ArrayList<>();
		int count = settings.method().equals("CT") ? 2 : 1;
		boolean averaged = settings.method().equals("SPSS") || settings.method().equals("MT");
		for (int i = 0; i < count; i++) {
			TeacherStudent learner = new TeacherStudent(tf, count == 1 ? "" : i + "/", SegmentationNetwork.of(settings.dimensions(), settings.network().filters(), classes.count(),
				settings.network().dropout(), settings.seed() + 1000 * i), optimizer(), averaged);
			learners.add(learner);
			probabilities.add(tf.nn.softmax(learner.teacherLogits()));
		}
		return settings.method().equals("SPSS") ? new SpssMethod(learners.get(0), settings, classes.count(), volumes.size(), sampler)
			: new AdaMixMethod(learners, settings, classes.count(), sampler);
	}

	private Optimizer optimizer() {
		return settings.optimization().optimizer().equals("SGD") ? new Optimizer.Sgd(0.9, settings.optimization().weightDecay()) : new Optimizer.AdamW(settings
			.optimization().weightDecay());
	}

	/** The spacing at which the middle one of the volumes has as many voxels as the settings say. */
	static double spacing(List<TrainJob.Sample> samples, TrainingSettings settings) {
		double[] all = samples.stream().mapToDouble(sample -> WorkingGrid.spacingFor(seenAtOnce(sample.image().size(), settings
			.dimensions()), sample.image().voxelSize(), settings.sampling().workingVoxels())).sorted().toArray();
		return all[all.length / 2];
	}

	/** The size of a volume, or of one of its slices. */
	private static int[] seenAtOnce(int[] size, Dimensions dimensions) {
		return dimensions == Dimensions.THREE ? size : new int[] { size[0], size[1], 1 };
	}

	/** Trains to the end of the budget. On cancel a checkpoint is written first. */
	public TrainJob.Result train() {
		Checkpoint checkpoint = job.resume() && Checkpoint.isIn(job.model()) ? readCheckpoint() : null;
		if (checkpoint == null) {
			Checkpoint.delete(job.model());
			snapshots.clear();
		}
		budget = new Budget(settings, checkpoint == null ? 0 : checkpoint.seconds());
		if (checkpoint != null) restore(checkpoint);
		try {
			if (session == null) prepare();
			learn();
		}
		catch (CancellationException e) {
			checkpoint();
			throw e;
		}
		checkpoint();
		model().write(job.model());
		return new TrainJob.Result(job.model(), registrationVolumes());
	}

	@Override
	public void close() {
		if (session != null) session.close();
		graph.close();
		registration.close();
	}

	private void restore(Checkpoint checkpoint) {
		registration.write(checkpoint.registration());
		if (checkpoint.networks() == null) return;
		bfloat16 = checkpoint.bfloat16();
		session = new NetworkSession(graph, threads, bfloat16);
		method.learners().forEach(learner -> learner.write(session, checkpoint.networks()));
		annotated.restore(checkpoint.pseudoLabels());
		method.restore(checkpoint.method());
		firstRegistrations.addAll(checkpoint.firstRegistrations());
		trainingStart = checkpoint.trainingStart();
		step = checkpoint.step();
	}

	/** All that comes before the first training step: registration, pseudo-labels, start values, precision. */
	private void prepare() {
		registration.train(settings.registration().registrationSteps(), () -> budget.over(REGISTRATION_SHARE), () -> {
			if (registration.steps() % settings.duration().checkpointEvery() == 0) checkpoint();
		});
		propagate();
		NetworkSession started = new NetworkSession(graph, threads, settings.network().precision().equals("bfloat16"));
		initialize(started);
		bfloat16 = settings.network().precision().equals("bfloat16");
		if (settings.network().precision().equals("auto")) started = inFasterPrecision(started);
		annotated.states().forEach(state -> firstRegistrations.add(state.registration()));
		trainingStart = budget.spent();
		session = started;
	}

	private void learn() {
		for (double progress; (progress = budget.progress(step, trainingStart)) < 1; ) {
			monitor.checkCancelled();
			if (settings.registration().registrationEvery() > 0 && step > 0 && step % settings.registration().registrationEvery() == 0) refreshRegistration();
			report(progress, method.step(session, step, progress));
			step++;
			effort.measureMemory();
			if (snapshots.due(budget.spent())) budget.uncounted(() -> snapshots.take(budget.spent(), this::model));
			if (step % settings.duration().checkpointEvery() == 0) checkpoint();
		}
	}

	private void report(double progress, Map<String, Double> values) {
		long steps = settings.duration().minutes() > 0 ? Math.round((step + 1) / Math.max(progress, 1e-3)) : settings.duration().steps();
		double loss = values.get("loss");
		if (!Double.isFinite(loss)) throw new EngineException("Training diverged at step " + (step + 1)
			+ ": " + values + ". Try a smaller learning_rate.");
		Event.Preview preview = step % PREVIEW_EVERY == 0 ? annotated.preview() : null;
		monitor.report(new Event("Training (" + method.name() + ")", step + 1, Math.max(steps, step + 1), "", values, preview));
	}

	private void propagate() {
		for (TrainingVolume volume : annotated.volumes()) {
			monitor.checkCancelled();
			annotated.setRegistration(volume, registration.propagate(volume));
		}
	}

	private void refreshRegistration() {
		registration.refresh(settings.registration().registrationRefresh(), annotated);
		propagate();
	}

	private void initialize(NetworkSession started) {
		method.learners().forEach(learner -> learner.initialize(started));
	}

	/** Mean of what the learners' teachers say. */
	private float[][] predict(TrainingVolume volume) {
		float[][] sum = predict(volume, 0);
		for (int learner = 1; learner < probabilities.size(); learner++) {
			float[][] other = predict(volume, learner);
			for (int c = 0; c < sum.length; c++)
				for (int i = 0; i < sum[c].length; i++)
					sum[c][i] += (other[c][i] - sum[c][i]) / (learner + 1);
		}
		return sum;
	}

	private float[][] predict(TrainingVolume volume, int learner) {
		Operand<TFloat32> probability = probabilities.get(learner);
		var input = method.learners().get(learner).teacherInput();
		return SlidingWindow.covering(volume.size(), Segmenter.WINDOW_VOXELS, method.learners().get(learner).network().sizeMultiples()).predict(volume.image(), volume.size(), classes
			.count(), (window, size) -> session.run().feed(input, window, 1, size[2], size[1], size[0], 1).fetch(probability).floats()
				.get(0), monitor::checkCancelled);
	}

	/**
	 * Takes two steps each way, the first to warm up, and keeps the faster precision; the networks start anew after.
	 *
	 * @param plain computes with 32 bits
	 */
	private NetworkSession inFasterPrecision(NetworkSession plain) {
		Map<String, Double> start = method.state();
		List<AnnotatedVolumes.State> unfused = annotated.states();
		double plainSeconds = secondsOfStep(plain);
		NetworkSession reduced = new NetworkSession(graph, threads, true);
		initialize(reduced);
		double reducedSeconds = secondsOfStep(reduced);
		bfloat16 = reducedSeconds < WORTHWHILE * plainSeconds;
		(bfloat16 ? plain : reduced).close();
		NetworkSession faster = bfloat16 ? reduced : plain;
		initialize(faster);
		annotated.restore(unfused);
		method.restore(start);
		monitor.report(Event.progress("Precision", 1, 1, String.format(Locale.ROOT,
			"A step takes %.2f s with 32 bits, %.2f s with bfloat16: %s.", plainSeconds, reducedSeconds, bfloat16 ? "bfloat16"
				: "32 bits")));
		return faster;
	}

	private double secondsOfStep(NetworkSession tried) {
		session = tried; // the teacher predicts with it
		try {
			monitor.checkCancelled();
			method.step(tried, 0, 0.5);
			monitor.checkCancelled();
			long start = System.nanoTime();
			method.step(tried, 1, 0.5);
			return (System.nanoTime() - start) * 1e-9;
		}
		finally {
			session = null;
		}
	}

	private void checkpoint() {
		boolean learning = session != null;
		new Checkpoint(settings, classes.values(), names(), step, budget.spent(), trainingStart, bfloat16, learning
			? networks() : null, registration.read(), firstRegistrations, annotated.states(), method.state()).write(job.model());
	}

	private Checkpoint readCheckpoint() {
		Checkpoint checkpoint = Checkpoint.read(job.model());
		if (!checkpoint.volumes().equals(names()) || !checkpoint.labelValues().equals(classes.values()) || !sameNetworks(
			checkpoint.settings())) throw new EngineException("The checkpoint in " + job.model()
				+ " belongs to other images, labels or settings. Give the same ones, or train without resume to start anew.");
		return checkpoint;
	}

	private boolean sameNetworks(TrainingSettings other) {
		return other.method().equals(settings.method()) && other.dimensions() == settings.dimensions() && other.network().filters() == settings.network().filters() && other.optimization().optimizer().equals(settings.optimization().optimizer()) && other.sampling().workingVoxels() == settings.sampling().workingVoxels() && other.selfPaced().contrastive() == settings.selfPaced().contrastive();
	}

	private List<String> names() {
		return volumes.stream().map(TrainingVolume::name).toList();
	}

	private Map<String, float[]> networks() {
		Map<String, float[]> values = new LinkedHashMap<>();
		method.learners().forEach(learner -> values.putAll(learner.read(session)));
		return values;
	}

	private Model model() {
		List<Map<String, float[]>> all = method.learners().stream().map(learner -> learner.teacherWeights(session)).toList();
		List<Map<String, float[]>> kept = all.size() == 1 || settings.mixing().ensemble() ? all : List.of(all.get(bestLearner()));
		return new Model(settings.dimensions(), settings.network().filters(), classes.values(), spacing, job.samples().get(0).image().voxelSize().unit(), Arrays.stream(
				settings.patch()).boxed().toList(), settings.with("precision", bfloat16 ? "bfloat16" : "float32")
				.describe(), effort.describe(step, budget.spent(), trainingStart), kept);
	}

	/** The learner that agrees best with what is annotated. */
	private int bestLearner() {
		int best = 0;
		double most = -1;
		for (int learner = 0; learner < method.learners().size(); learner++) {
			long right = 0;
			long wrong = 0;
			for (TrainingVolume volume : annotated.volumes()) {
				byte[] labels = PseudoLabels.segmentation(predict(volume, learner), volume.unknown(), volume.size());
				for (int i = 0; i < labels.length; i++) {
					int known = Byte.toUnsignedInt(volume.known()[i]);
					if (known == SparseLabels.UNKNOWN || known == 0 && labels[i] == 0) continue;
					if (known == labels[i]) right++;
					else wrong++;
				}
			}
			double overlap = right / (double) Math.max(1, right + wrong);
			if (overlap > most) best = learner;
			most = Math.max(most, overlap);
		}
		return best;
	}

	/** What registration alone gives, one volume a sample, at its own resolution and with its own labels. */
	private List<LabelVolume> registrationVolumes() {
		List<LabelVolume> result = new ArrayList<>();
		for (int i = 0, j = 0; i < volumes.size(); i++) {
			TrainingVolume volume = volumes.get(i);
			boolean propagated = volume.labelled() && !volume.slices().isEmpty();
			byte[] labels = volume.labelled() ? firstRegistrations.get(j++) : null;
			result.add(propagated ? LabelVolumes.restored(job.samples().get(i), volume.grid().enlarge(classes.toLabels(labels)))
				: null);
		}
		return result;
	}
}
