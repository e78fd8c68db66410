package io.github.oneslice.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

import io.github.oneslice.error.UserException;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.TrainJob;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.WorkingGrid;
import io.github.oneslice.model.Model;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.network.Optimizer;
import io.github.oneslice.network.Architecture;
import io.github.oneslice.network.SegmentationNetwork;
import io.github.oneslice.selfpaced.PseudoLabels;
import io.github.oneslice.settings.PseudoLabelSettings;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.adamix.AdaMixMethod;
import io.github.oneslice.spss.SpssMethod;

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
	private final Teachers teachers;
	private final Method method;
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
		volumes = job.samples().stream().map(sample -> TrainingVolume.of(sample, spacing, classes, settings.dimensions())).toList();
		PseudoLabelSettings fusion = settings.pseudoLabels();
		annotated = new AnnotatedVolumes(volumes, PseudoLabels.PAPER.with(fusion.teacherShare(), fusion.teacherShareExponent(), fusion
			.distanceDecay()));
		Ops tf = Ops.create(graph);
		List<TeacherStudent> learners = learners(tf);
		teachers = new Teachers(tf, learners, classes.count(), monitor::checkCancelled);
		Sampler sampler = new Sampler(settings, volumes, annotated, volume -> teachers.predict(session, volume));
		method = settings.method().equals("SPSS") ? new SpssMethod(learners.get(0), settings, classes.count(), volumes.size(), sampler)
			: new AdaMixMethod(learners, settings, classes.count(), sampler);
		registration = new RegistrationStage(volumes, settings.registration(), settings.seed(), classes.count(), threads, monitor);
	}

	/** Two for co-training, which start from different weights; else one. */
	private List<TeacherStudent> learners(Ops tf) {
		int count = settings.method().equals("CT") ? 2 : 1;
		boolean averaged = settings.method().equals("SPSS") || settings.method().equals("MT");
		List<TeacherStudent> learners = new ArrayList<>();
		Architecture architecture = new Architecture(settings.dimensions() == Dimensions.THREE ? "V-Net" : "U-Net", settings.network()
			.filters(), 5, classes.count());
		for (int i = 0; i < count; i++) {
			SegmentationNetwork network = SegmentationNetwork.of(architecture, settings.network().dropout(), settings.seed() + 1000 * i);
			learners.add(new TeacherStudent(tf, count == 1 ? "" : i + "/", network, optimizer(), averaged));
		}
		return learners;
	}

	private Optimizer optimizer() {
		double decay = settings.optimization().weightDecay();
		return settings.optimization().optimizer().equals("SGD") ? new Optimizer.Sgd(0.9, decay) : new Optimizer.AdamW(decay);
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
		int every = settings.registration().registrationEvery();
		for (double progress; (progress = budget.progress(step, trainingStart)) < 1; ) {
			monitor.checkCancelled();
			if (step > 0 && every > 0 && step % every == 0) refreshRegistration();
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
		if (!Double.isFinite(loss)) throw new UserException("Training diverged at step " + (step + 1)
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
			checkpoint.settings())) throw new UserException("The checkpoint in " + job.model()
				+ " belongs to other images, labels or settings. Give the same ones, or train without resume to start anew.");
		return checkpoint;
	}

	private boolean sameNetworks(TrainingSettings other) {
		return other.method().equals(settings.method()) && other.dimensions() == settings.dimensions() && other.network().filters() == settings
			.network().filters() && other.optimization().optimizer().equals(settings.optimization().optimizer()) && other.sampling()
				.workingVoxels() == settings.sampling().workingVoxels() && other.selfPaced().contrastive() == settings.selfPaced()
					.contrastive();
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
		List<Map<String, float[]>> kept = all.size() == 1 || settings.mixing().ensemble() ? all : List.of(all.get(teachers.best(session,
			annotated.volumes())));
		String unit = job.samples().get(0).image().voxelSize().unit();
		Map<String, String> used = settings.with("precision", bfloat16 ? "bfloat16" : "float32").describe();
		return new Model(settings.dimensions(), settings.network().filters(), classes.values(), spacing, unit, Arrays.stream(settings
			.patch()).boxed().toList(), used, effort.describe(step, budget.spent(), trainingStart), kept);
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
