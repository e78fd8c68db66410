package io.github.oneslice.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.github.oneslice.image.Components;
import io.github.oneslice.image.Connectivity;
import io.github.oneslice.image.Masks;
import io.github.oneslice.image.SolidParts;
import io.github.oneslice.model.LabelClass;
import io.github.oneslice.selfpaced.Consensus;
import io.github.oneslice.selfpaced.Fusion;
import io.github.oneslice.selfpaced.PseudoLabels;
import io.github.oneslice.settings.PaperSchedule;
import io.github.oneslice.settings.PseudoLabelSettings;

/**
 * The labels of annotated volumes that training learns from, as registration and the predictors stand. Before the predictors
 * were asked, they are what registration says.
 */
final class TrainingLabels {

	/** Parts are all of a class if together they are so much of it. */
	private static final double MOST = 0.95;
	/** In so many of the volumes a class looks as it is. */
	private static final double SOLID = 0.75;
	/** Steps of the published schedule between two looks at what is not learned from. */
	private static final long SHOWN_EVERY = PaperSchedule.STEPS / 10;

	private final List<TrainingVolume> volumes;
	private final Fusion fusion;
	private final int every;
	private final Map<TrainingVolume, State> states = new IdentityHashMap<>();
	private final Map<TrainingVolume, Double> dice = new IdentityHashMap<>();
	private TrainingVolume latest;

	/**
	 * @param fused what is learned from the volume
	 * @param step of the published schedule, when it was fused
	 */
	record PseudoLabel(Fusion.Fused fused, long step) {}

	/**
	 * @param registration what registration says, class indices
	 * @param trust how far it is trusted, 0 to 1
	 * @param pseudoLabel the last fusion
	 */
	record State(byte[] registration, float[] trust, PseudoLabel pseudoLabel) {}

	TrainingLabels(List<TrainingVolume> volumes, PseudoLabelSettings settings) {
		this.volumes = List.copyOf(volumes);
		every = settings.pseudoLabelEvery();
		fusion = switch (settings.fusion()) {
			case SHARE -> published(settings);
			case CONSENSUS -> new Consensus(settings.annotatedShare(), volumes.size());
		};
	}

	/** The published rule, with what settings change of it. */
	static PseudoLabels published(PseudoLabelSettings settings) {
		return PseudoLabels.PAPER.with(settings.teacherShare(), settings.teacherShareExponent(), settings.distanceDecay());
	}

	List<TrainingVolume> volumes() {
		return volumes;
	}

	/** Takes over what registration says now. */
	void setRegistration(TrainingVolume volume, RegistrationStage.Carried carried) {
		State before = states.get(volume);
		PseudoLabel label = before == null ? new PseudoLabel(fusion.before(carried.labels(), carried.trust(), volume.annotation()), 0) : before.pseudoLabel;
		states.put(volume, new State(carried.labels(), carried.trust(), label));
	}

	/** What is learned from each volume, in their order. */
	List<Fusion.Fused> fused() {
		return volumes.stream().map(this::of).toList();
	}

	Fusion.Fused of(TrainingVolume volume) {
		return states.get(volume).pseudoLabel.fused;
	}

	/**
	 * The volume that the predictors were not asked about for longest, if it is long. Where their answer changes no label, since
	 * fusion is not continual or all is annotated, one volume is enough to show how far they are, now and then.
	 */
	Optional<TrainingVolume> outdated(double progress) {
		long step = PaperSchedule.stepAt(progress);
		List<TrainingVolume> open = volumes.stream().filter(volume -> !volume.whollyKnown()).toList();
		boolean heard = fusion.continual() && !open.isEmpty();
		return (open.isEmpty() ? volumes : open).stream().limit(heard ? open.size() : 1).min(Comparator.comparingLong(this::fusedAt)).filter(
			volume -> step - fusedAt(volume) >= (heard ? every : Math.max(every, SHOWN_EVERY)));
	}

	private long fusedAt(TrainingVolume volume) {
		return states.get(volume).pseudoLabel.step;
	}

	/**
	 * Takes note of what the predictors say. Where fusion is continual, that becomes part of what is learned.
	 *
	 * @param probability class probabilities, [class][voxel]
	 * @param progress how far training has come, 0 to 1
	 */
	void hear(TrainingVolume volume, float[][] probability, double progress) {
		if (fusion.continual()) fuse(volume, probability, progress);
		else {
			Fusion.Fused learned = of(volume);
			keep(volume, new Fusion.Fused(learned.labels(), PseudoLabels.segmentation(probability, volume.known(), volume.size()), learned.weight()), progress);
		}
		dice.put(volume, Predictors.dice(volume, probability));
		latest = volume;
	}

	/**
	 * Fuses what registration says with what the predictors say.
	 *
	 * @param probability class probabilities, [class][voxel]
	 * @param progress how far training has come, 0 to 1
	 */
	void fuse(TrainingVolume volume, float[][] probability, double progress) {
		State state = states.get(volume);
		keep(volume, fusion.fuse(state.registration, state.trust, probability, volume.annotation(), progress), progress);
	}

	private void keep(TrainingVolume volume, Fusion.Fused fused, double progress) {
		State state = states.get(volume);
		states.put(volume, new State(state.registration, state.trust, new PseudoLabel(fused, PaperSchedule.stepAt(progress))));
	}

	/** Dice of what the predictors say with what is annotated and learned from: mean of the volumes they were asked about, each as it was last. */
	double dice() {
		return dice.values().stream().mapToDouble(value -> value).filter(Double::isFinite).average().orElse(Double.NaN);
	}

	/** The volume that was fused last; the first before. */
	TrainingVolume latest() {
		return latest == null ? volumes.get(0) : latest;
	}

	/** Whether the predictors were asked about a volume. */
	boolean wasPredicted(TrainingVolume volume) {
		return fusedAt(volume) > 0;
	}

	/**
	 * How many parts a class has at the most, but for specks, in the annotated volumes; 0 if more than {@link LabelClass#FEW}.
	 * Registration says so: where the predictors take away what they do not see, as fusion may, a class can fall apart.
	 */
	int parts(int c) {
		int most = Math.max(1, volumes.stream().mapToInt(volume -> parts(volume, c)).max().orElse(1));
		return most > LabelClass.FEW ? 0 : most;
	}

	private int parts(TrainingVolume volume, int c) {
		int[] sizes = Components.sizes(Masks.ofLabel(states.get(volume).registration, c), volume.size().toArray(), Connectivity.FACES);
		double needed = MOST * IntStream.of(sizes).sum();
		int parts = 0;
		for (int held = 0; held < needed; parts++)
			held += sizes[parts];
		return parts;
	}

	/** Whether in most of the annotated volumes, since carried labels are not right everywhere, no part of a class looks like two on a thin bridge. */
	boolean solid(int c) {
		return volumes.stream().filter(volume -> solid(volume, c)).count() >= SOLID * volumes.size();
	}

	private boolean solid(TrainingVolume volume, int c) {
		boolean[] mask = Masks.ofLabel(states.get(volume).registration, c);
		return SolidParts.count(mask, volume.size(), volume.grid().workingVoxelSize().toArray()) <= parts(volume, c);
	}

	/** In the order of the volumes. */
	List<State> states() {
		List<State> result = new ArrayList<>();
		volumes.forEach(volume -> result.add(states.get(volume)));
		return result;
	}

	void restore(List<State> stored) {
		for (int i = 0; i < volumes.size(); i++)
			states.put(volumes.get(i), stored.get(i));
	}
}
