package io.github.oneslice.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.network.Precision;

/** How far a training has come, and what a checkpoint holds of it. */
final class TrainingState implements AutoCloseable {

	/** What is left of the learning rate after training has diverged. */
	private static final double LOWERED = 0.25;

	private final TrainingSet set;
	private final TrainingLabels labels;
	private final TrainingMethod method;
	private final RegistrationStage registration;
	/** What the images and annotations are known by. */
	private final List<String> fingerprints;
	private final List<byte[]> carried = new ArrayList<>();
	private double trainingStart = Double.NaN;
	private long step;
	private Rounds rounds = Rounds.ONE;
	private int round;
	/** What is kept of the rounds before; empty in the first. */
	private List<Map<String, float[]>> before = List.of();
	private double learningRateFactor = 1;
	private Precision precision = Precision.FLOAT32;
	/** Null while registration is learned. */
	private NetworkSession session;

	TrainingState(TrainingSet set, TrainingLabels labels, TrainingMethod method, RegistrationStage registration) {
		this.set = set;
		this.labels = labels;
		this.method = method;
		this.registration = registration;
		fingerprints = set.volumes().stream().map(TrainingVolume::fingerprint).toList();
	}

	/** Whether the segmentation networks learn already. */
	boolean hasBegun() {
		return session != null;
	}

	/** Registration is learned: from here on the segmentation networks learn. */
	void begin(PrecisionChoice.Chosen chosen, double seconds) {
		labels.states().forEach(state -> carried.add(state.registration()));
		precision = chosen.precision();
		session = chosen.session();
		trainingStart = seconds;
	}

	void stepTaken() {
		step++;
	}

	/** The next step. */
	long step() {
		return step;
	}

	void plan(Rounds planned) {
		rounds = planned;
	}

	Rounds rounds() {
		return rounds;
	}

	/**
	 * All networks begin anew, from other start values: the more differently they err, the better is their mean.
	 *
	 * @param begun the round that begins; where time counts and the machine slept, some may be left out
	 * @param kept weights of the rounds that have ended
	 */
	void beginRound(int begun, List<Map<String, float[]>> kept) {
		before = List.copyOf(kept);
		method.learners().forEach(learner -> learner.initialize(session, begun));
		round = begun;
	}

	/** The weights that are kept of the rounds before; none in the first. */
	List<Map<String, float[]>> before() {
		return before;
	}

	/** The round of training, from 0. */
	int round() {
		return round;
	}

	/** Part of the learning rate that is used: 1, or less since training went back. */
	double learningRateFactor() {
		return learningRateFactor;
	}

	/** The seconds spent before the first step. */
	double trainingStart() {
		return trainingStart;
	}

	Precision precision() {
		return precision;
	}

	NetworkSession session() {
		return session;
	}

	/** What registration alone gave, per annotated volume. */
	List<byte[]> carried() {
		return carried;
	}

	Checkpoint checkpoint(double seconds) {
		Map<String, float[]> networks = new LinkedHashMap<>();
		if (hasBegun()) method.learners().forEach(learner -> networks.putAll(learner.read(session)));
		return new Checkpoint(set.classes().values(), fingerprints, new Checkpoint.Position(step, rounds, round, seconds, trainingStart, precision, learningRateFactor), method.state(),
			networks, registration.read(), hasBegun() ? carried : List.of(), hasBegun() ? labels.states() : List.of(), before);
	}

	void restore(Checkpoint checkpoint, PrecisionChoice precisions) {
		if (!checkpoint.hasNetworks()) {
			registration.write(checkpoint.registration());
			return;
		}
		precision = checkpoint.position().precision();
		session = precisions.resume(precision);
		trainingStart = checkpoint.position().trainingStart();
		learningRateFactor = checkpoint.position().learningRateFactor();
		take(checkpoint);
	}

	/** Takes up a checkpoint of this training again, with a lower learning rate. */
	void goBack(Checkpoint checkpoint) {
		take(checkpoint);
		learningRateFactor *= LOWERED;
	}

	private void take(Checkpoint checkpoint) {
		registration.write(checkpoint.registration());
		method.learners().forEach(learner -> learner.write(session, checkpoint.networks()));
		labels.restore(checkpoint.pseudoLabels());
		method.restore(checkpoint.method());
		carried.clear();
		carried.addAll(checkpoint.carried());
		step = checkpoint.position().step();
		rounds = checkpoint.position().rounds();
		round = checkpoint.position().round();
		before = checkpoint.roundsBefore();
	}

	/** Whether a checkpoint is of these images and labels, and its networks have the names and sizes of these. */
	boolean fits(Checkpoint checkpoint) {
		if (!checkpoint.volumes().equals(fingerprints) || !checkpoint.labelValues().equals(set.classes().values())) return false;
		if (!checkpoint.hasNetworks()) return true;
		Map<String, Long> sizes = new LinkedHashMap<>();
		method.learners().forEach(learner -> sizes.putAll(learner.sizes()));
		Map<String, Long> stored = new LinkedHashMap<>();
		checkpoint.networks().forEach((name, values) -> stored.put(name, (long) values.length));
		List<Integer> voxels = labels.volumes().stream().map(volume -> volume.size().voxels()).toList();
		return sizes.equals(stored) && voxels.equals(checkpoint.pseudoLabels().stream().map(state -> state.registration().length).toList());
	}

	@Override
	public void close() {
		if (session != null) session.close();
	}
}
