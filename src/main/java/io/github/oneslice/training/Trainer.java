package io.github.oneslice.training;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

import io.github.oneslice.error.UserException;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Event.Quantity;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.TrainJob;
import io.github.oneslice.job.Wish;
import io.github.oneslice.model.LabelClass;
import io.github.oneslice.model.Model;
import io.github.oneslice.model.Preprocessing;
import io.github.oneslice.network.Architecture;
import io.github.oneslice.settings.BackendSettings;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.TrainingSettings;

/**
 * The training loop: registers, refreshes pseudo-labels, lets the method take its steps, keeps checkpoints, and gives the
 * model. What a step computes is the method's affair.
 */
public final class Trainer implements AutoCloseable {

	/** The part of a time budget that registration may take. */
	private static final double REGISTRATION_SHARE = 0.3;
	private static final Quantity DICE = Quantity.fraction("Dice on annotated slices (learned from)");
	/** So many annotated volumes are enough to see how well a model does. */
	private static final int CHECKED_VOLUMES = 4;
	private static final int LEVELS = 5;
	/** After so many steps it is known how long one takes. */
	private static final int TIMED_STEPS = 100;

	private final TrainJob job;
	private final TrainingSettings settings;
	private final Monitor monitor;
	/** Null for a training that starts anew. */
	private final InitialModel initial;
	private final TrainingSet set;
	private final TrainingLabels labels;
	private final HeldOut heldOut;
	private final Architecture architecture;
	private final Graph graph = new Graph();
	private final TrainingMethod method;
	private final PriorCorrection correction;
	private final Predictors predictors;
	private final PrecisionChoice precisionChoice;
	private final RegistrationStage registration;
	private final Snapshots snapshots;
	private final Previews previews;
	private final Effort effort = new Effort();
	private final TrainingState state;
	private boolean finishedEarly;
	private Budget budget;
	private CheckpointClock clock;

	public Trainer(TrainJob job, int threads, Monitor monitor) {
		this.job = job;
		this.monitor = monitor;
		settings = job.settings();
		initial = job.initialModel() == null ? null : InitialModel.read(job.initialModel(), settings.dimensions());
		set = TrainingSet.read(job.samples(), settings, initial, monitor);
		labels = new TrainingLabels(set.annotated(), settings.pseudoLabels());
		heldOut = new HeldOut(set.heldOut());
		previews = new Previews(labels);
		architecture = initial != null ? initial.architecture() : new Architecture(settings.dimensions() == Dimensions.THREE ? "V-Net" : "U-Net", settings.network().filters(), LEVELS, set
			.classes().count());
		Sampler sampler = new Sampler(settings, set.volumes(), labels);
		method = Methods.named(settings.method().method()).create(new MethodContext(Ops.create(graph), settings, architecture, set.volumes()
			.size(), sampler));
		StepMemory.of(method.layers()).require(settings, BackendSettings.machineMemory());
		correction = initial == null ? PriorCorrection.of(set.annotated(), settings.pseudoLabels().backgroundWeight()) : PriorCorrection.of(initial.model());
		predictors = new Predictors(method.predictors(), correction, monitor::checkCancelled);
		precisionChoice = new PrecisionChoice(graph, method, threads, monitor);
		registration = RegistrationStage.of(set.volumes(), settings, set.classes().count(), threads, monitor);
		snapshots = new Snapshots(job.model(), settings.duration().snapshotMinutes());
		state = new TrainingState(set, labels, method, registration);
	}

	/** Whether a folder holds what a training needs to go on. */
	public static boolean wasStoppedIn(File folder) {
		return Checkpoint.isIn(folder);
	}

	/**
	 * Trains to the end of the budget, or until the monitor wishes to finish, which it may once the first step is taken. On cancel
	 * a checkpoint is written first.
	 */
	public TrainedModel train() {
		Checkpoint checkpoint = job.resume() && Checkpoint.isIn(job.model()) ? readCheckpoint() : null;
		double secondsBefore = checkpoint == null ? 0 : checkpoint.position().seconds();
		budget = new Budget(settings.duration(), secondsBefore);
		clock = new CheckpointClock(settings.duration().checkpointMinutes());
		if (checkpoint == null) {
			if (job.resume()) monitor.report(Event.note("There is no stopped training in " + job.model() + " to go on from. It starts anew."));
			Checkpoint.deleteIn(job.model());
			snapshots.clear();
		}
		else {
			snapshots.skipTo(secondsBefore);
			state.restore(checkpoint, precisionChoice);
		}
		try {
			if (!state.hasBegun()) prepare();
			if (state.step() == 0) takeUp();
			while (!learn())
				goBack();
			if (state.step() == 0) tooShort();
		}
		catch (CancellationException e) {
			checkpoint();
			throw e;
		}
		return trained();
	}

	@Override
	public void close() {
		state.close();
		graph.close();
		registration.close();
	}

	/** All that comes before the first training step: registration, pseudo-labels, start values, precision. */
	private void prepare() {
		if (!method.remark().isEmpty()) monitor.report(Event.progress(Event.Stage.READING, set.volumes().size(), set.volumes().size(), method.remark()));
		registration.train(settings.registration().registrationSteps(), () -> budget.over(REGISTRATION_SHARE), this::betweenSteps);
		propagate();
		state.begin(precisionChoice.choose(settings.network().precision()), budget.spent());
	}

	/**
	 * Begins with the initial model, if there is one, which decides together with registration what is learned. A training may have
	 * been stopped while it was asked.
	 */
	private void takeUp() {
		if (initial != null) {
			for (TrainingVolume volume : labels.volumes())
				labels.fuse(volume, predictors.predict(state.session(), initial.networks(), volume), 0);
			initial.give(state.session(), method.predictors());
		}
		checkpoint();
	}

	/** @return false if training diverged; otherwise its last state is on the disk */
	private boolean learn() {
		int every = settings.registration().registrationEvery();
		for (double progress; (progress = budget.progress(state.step(), state.trainingStart())) < 1; ) {
			monitor.checkCancelled();
			if (state.step() > 0 && monitor.wish() == Wish.FINISH) {
				finishEarly(progress);
				break;
			}
			if (state.step() == (budget.timed() ? TIMED_STEPS : 0)) state.plan(rounds(progress));
			int round = state.rounds().at(progress);
			if (round > state.round()) state.beginRound(round, networksSoFar());
			double within = state.rounds().within(progress);
			Moment moment = new Moment(state.step(), within, settings.optimization().learningRateAt(within) * state.learningRateFactor());
			if (registration.learns() && moment.step() > 0 && every > 0 && moment.step() % every == 0) refreshRegistration();
			Optional<TrainingVolume> outdated = labels.outdated(progress);
			if (outdated.isPresent()) labels.hear(outdated.get(), predictors.predict(state.session(), outdated.get()), progress);
			Losses losses = method.step(state.session(), moment);
			if (!Double.isFinite(losses.total())) return false;
			if (outdated.isPresent()) losses = losses.with(DICE, labels.dice());
			if (heldOut.look(progress, volume -> predictors.predict(state.session(), volume))) losses = losses.with(HeldOut.DICE, heldOut.dice());
			report(moment.step() + 1, progress, losses);
			state.stepTaken();
			effort.measureMemory();
			if (snapshots.due(budget.spent())) budget.uncounted(() -> snapshots.take(budget.spent(), () -> model(networks())));
			betweenSteps();
		}
		return checkpoint();
	}

	/** Where all is annotated there is no label to improve from round to round. */
	private Rounds rounds(double progress) {
		boolean whole = labels.volumes().stream().allMatch(TrainingVolume::whollyKnown);
		return whole ? Rounds.ONE : Rounds.of(allSteps(state.step(), progress), settings.pseudoLabels());
	}

	/** Takes up the last checkpoint with a lower learning rate. Once only: what diverges again would do so for ever. */
	private void goBack() {
		long diverged = state.step() + 1;
		if (state.learningRateFactor() < 1) throw new UserException("Training diverged at step " + diverged
			+ ", also with a lower learning rate: the loss is no number any more. Try a smaller learning_rate.");
		state.goBack(Checkpoint.read(job.model()));
		monitor.report(Event.note("Training diverged at step " + diverged + ". It goes on from step " + (state.step() + 1)
			+ " with a quarter of the learning rate."));
	}

	private void report(long done, double progress, Losses losses) {
		String title = Event.Stage.TRAINING.title() + " (" + settings.method().title() + ")" + state.rounds().named(state.round());
		monitor.report(new Event(Event.Stage.TRAINING, title, done, Math.max(
			allSteps(done, progress), done), "", losses.values(), previews.next()));
	}

	/** How many steps there will be; where time counts, about. */
	private long allSteps(long done, double progress) {
		return settings.duration().minutes() > 0 ? Math.round(done / Math.max(progress, 1e-3)) : settings.duration().steps();
	}

	private void finishEarly(double progress) {
		finishedEarly = true;
		monitor.report(Event.note("Training was finished early, as it was wished: after " + state.step() + " of " + (budget.timed() ? "about " : "")
			+ allSteps(state.step(), progress) + " steps. With \"resume\" it goes on from there."));
	}

	/** A slow machine may need all of the time for what comes before. */
	private void tooShort() {
		monitor.report(Event.note(String.format(Locale.ROOT, "The time was over before the first training step, so the model has learned nothing."
			+ " What comes before took %.1f minutes here; give some more.", budget.spent() / 60)));
	}

	private void propagate() {
		for (TrainingVolume volume : labels.volumes()) {
			monitor.checkCancelled();
			labels.setRegistration(volume, registration.propagate(volume));
		}
	}

	private void refreshRegistration() {
		registration.refresh(settings.registration().registrationRefresh(), labels);
		propagate();
	}

	private void betweenSteps() {
		if (monitor.wish() == Wish.PAUSE) pause();
		if (clock.isDue()) keepCheckpoint();
	}

	/** The time of a pause does not count, and what was learned before is on the disk. */
	private void pause() {
		keepCheckpoint();
		budget.uncounted(() -> Pause.whileWished(monitor));
	}

	/** One that cannot be written is no reason to lose the training. */
	private void keepCheckpoint() {
		try {
			checkpoint();
		}
		catch (UserException e) {
			clock.restart();
			monitor.report(Event.note("No checkpoint could be kept at step " + (state.step() + 1) + ", training goes on: " + e.getMessage()));
		}
	}

	/** @return whether the state has not diverged; one that has is not kept */
	private boolean checkpoint() {
		Checkpoint checkpoint = state.checkpoint(budget.spent());
		boolean finite = checkpoint.isFinite();
		if (finite) checkpoint.write(job.model());
		clock.restart();
		return finite;
	}

	private Checkpoint readCheckpoint() {
		Checkpoint checkpoint = Checkpoint.read(job.model());
		if (!state.fits(checkpoint)) throw new UserException("The checkpoint in " + job.model()
			+ " belongs to other images, labels or settings. Give the same ones, or train without resume to start anew.");
		return checkpoint;
	}

	private TrainedModel trained() {
		List<Map<String, float[]>> networks = networks();
		int[] checked = IntStream.range(0, set.volumes().size()).filter(i -> set.volumes().get(i).labelled()).limit(CHECKED_VOLUMES).toArray();
		heldOut.lookAtAll(volume -> predictors.predict(state.session(), networks, volume));
		return new TrainedModel(model(networks), carriedLabels(), Arrays.stream(checked).mapToObj(job.samples()::get).toList(), predictors.agreement(state
			.session(), networks, Arrays.stream(checked).mapToObj(set.volumes()::get).toList()));
	}

	/** The networks of the model, whose mean it answers. One that has only just begun its round knows less than those of the rounds before. */
	private List<Map<String, float[]>> networks() {
		double progress = budget.progress(state.step(), state.trainingStart());
		return state.round() > 0 && state.rounds().over(state.round(), progress) < 0.5 ? state.before() : networksSoFar();
	}

	/** The networks of the rounds before and of this one, as it stands. */
	private List<Map<String, float[]>> networksSoFar() {
		return Stream.concat(state.before().stream(), weights(kept()).stream()).toList();
	}

	private List<Map<String, float[]>> weights(List<Learner> learners) {
		return learners.stream().map(learner -> learner.teacherWeights(state.session())).toList();
	}

	/** The learners whose networks are kept of a round. */
	private List<Learner> kept() {
		boolean all = predictors.learners().size() == 1 || method.isEnsemble();
		return all ? predictors.learners() : List.of(predictors.best(state.session(), labels.volumes()));
	}

	private Model model(List<Map<String, float[]>> networks) {
		Map<String, Object> record = new LinkedHashMap<>(settings.describe());
		record.put("trained_on_from_a_model", initial != null);
		if (state.learningRateFactor() < 1) record.put("learning_rate_factor", state.learningRateFactor());
		record.put("finished_early", finishedEarly);
		if (Double.isFinite(heldOut.dice())) record.put("dice_on_held_out_slices", heldOut.dice());
		record.put(PriorCorrection.NAME, correction.background());
		record.put("precision", state.precision().name().toLowerCase(Locale.ROOT));
		record.putAll(effort.describe(state.step(), budget.spent(), state.trainingStart()));
		return new Model(architecture, new Preprocessing(set.spacing(), set.unit(), Preprocessing.Z_SCORE), classes(), settings.patch(), record,
			networks.stream().map(correction::into).toList());
	}

	private List<LabelClass> classes() {
		List<Integer> values = set.classes().values();
		// Slices that are seen for themselves may show any number of parts of one whole.
		boolean whole = settings.dimensions() == Dimensions.THREE;
		return IntStream.range(0, values.size()).mapToObj(c -> whole && c > 0 ? LabelClass.unnamed(values.get(c), labels.parts(c), labels.solid(c)) : LabelClass
			.unnamed(values.get(c), 0, false)).toList();
	}

	private List<TrainJob.Carried> carriedLabels() {
		List<TrainJob.Carried> result = new ArrayList<>();
		int next = 0;
		for (TrainingVolume volume : set.volumes()) {
			byte[] registration = volume.labelled() ? state.carried().get(next++) : null;
			result.add(registration == null || volume.sources().isEmpty() ? null : new TrainJob.Carried(volume.grid(), labels(volume, registration),
				labels(volume, labels.of(volume).labels())));
		}
		return result;
	}

	/** @param classes a class index for each voxel */
	private LabelVolume labels(TrainingVolume volume, byte[] classes) {
		return Volumes.ofBytes(set.classes().toLabels(classes), volume.size(), volume.grid().workingVoxelSize());
	}
}
