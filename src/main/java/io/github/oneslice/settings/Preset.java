package io.github.oneslice.settings;

/**
 * How much work goes into a training, from minutes on a laptop to the published schedules. A method starts from these
 * settings and adds what is its own.
 */
public enum Preset implements Choice {

	/** Minutes on two cores: coarse working resolution, a slim network, small patches. */
	LAPTOP("Laptop", new Slices(40_000, 96, 8, 4)) {

		@Override
		TrainingSettings volumes(MethodSettings method) {
			return new TrainingSettings(SEED, DurationSettings.ofSteps(1000), new SamplingSettings(300_000, 80, 64, 32, 2, 1, LATE,
				Augmentation.AUTO, 0), new NetworkSettings(Dimensions.THREE, 8, 0.2, PrecisionSetting.AUTO), new OptimizerSettings(
					OptimizerKind.ADAMW, 2e-3, LearningRateDecay.COSINE, 1e-4), CARRIED, MIXING, new RegistrationSettings(RegistrationKind.FLOW, 400, 16,
						1e-3, 200, 10, SimilarityMeasure.MSE, 0, 3, RegistrationSettings.APPEARANCE), method);
		}
	},

	/** Hours on a workstation. */
	WORKSTATION("Workstation", new Slices(150_000, 160, 12, 12)) {

		@Override
		TrainingSettings volumes(MethodSettings method) {
			return new TrainingSettings(SEED, DurationSettings.ofSteps(6000), new SamplingSettings(2_000_000, 96, 96, 64, 2, 2, 0.7,
				Augmentation.AUTO, 0), new NetworkSettings(Dimensions.THREE, 16, 0.3, PrecisionSetting.AUTO), new OptimizerSettings(
					OptimizerKind.ADAMW, 1e-3, LearningRateDecay.COSINE, 1e-4), CARRIED, MIXING, new RegistrationSettings(RegistrationKind.FLOW, 2000, 32,
						5e-4, 200, 20, SimilarityMeasure.MSE, 0, 5, RegistrationSettings.APPEARANCE), method);
		}
	},

	/** The schedule of Su et al. 2024, section 3.1. */
	PAPER("Paper", new Slices(0, 256, 12, 12)) {

		@Override
		TrainingSettings volumes(MethodSettings method) {
			return new TrainingSettings(SEED, DurationSettings.ofSteps(6000), new SamplingSettings(0, 112, 112, 80, 2, 2, 0,
				Augmentation.TURNS, 0), new NetworkSettings(Dimensions.THREE, 16, 0.5, PrecisionSetting.FLOAT32), new OptimizerSettings(
					OptimizerKind.SGD, 0.01, LearningRateDecay.STEP, 1e-4), new PseudoLabelSettings(FusionKind.SHARE, 1, 1200, 1, 0.9, 0.2, 0.8, 0, false, 0, 1), MIXING,
				new RegistrationSettings(RegistrationKind.LEARNED, 20_000, 32, 1e-4, 1, 20, SimilarityMeasure.MSE, 0, 5, 0), method);
		}
	};

	/** What differs for a network that sees slices: they are smaller, so there are more of them. */
	private record Slices(int workingPixels, int patch, int labelledBatch, int unlabelledBatch) {}

	private static final long SEED = 1;
	/** In a few minutes, what unlabelled patches teach costs more than it gives (README, Results). */
	private static final double LATE = 0.9;
	private static final PseudoLabelSettings CARRIED = new PseudoLabelSettings(FusionKind.CONSENSUS, 8, 1200, 600, 0, 0.5, 0.94, 0.2, true, 0.7, 0.6);
	private static final MixingSettings MIXING = new MixingSettings(Perturbation.NONE, patchesPerAxis(Dimensions.THREE), 16);

	private final String label;
	private final Slices slices;

	Preset(String label, Slices slices) {
		this.label = label;
		this.slices = slices;
	}

	@Override
	public String label() {
		return label;
	}

	public TrainingSettings settings(Dimensions dimensions, MethodSettings method) {
		TrainingSettings volumes = volumes(method);
		if (dimensions == Dimensions.THREE) return volumes;
		return volumes.with(volumes.network().with(dimensions)).with(volumes.sampling().withWorkingVoxels(slices.workingPixels).withPatch(
			slices.patch, slices.patch).withBatch(slices.labelledBatch, slices.unlabelledBatch)).with(new MixingSettings(volumes.mixing()
				.perturbation(), patchesPerAxis(dimensions), volumes.mixing().mostPatches()));
	}

	/** Into how many patches AdaMix cuts an axis (Shen et al. 2026). */
	public static int patchesPerAxis(Dimensions dimensions) {
		return dimensions == Dimensions.THREE ? 4 : 8;
	}

	/** For a network of three dimensions. */
	abstract TrainingSettings volumes(MethodSettings method);
}
