package io.github.oneslice.settings;

import java.util.Arrays;
import java.util.stream.Collectors;
import io.github.oneslice.adamix.AdaMix;
import io.github.oneslice.adamix.CutMix;
import io.github.oneslice.error.UserException;


/** Named sets of training settings, from minutes on a laptop to the published schedules. */
public enum Preset {

	/** Minutes on two cores: coarse working resolution, a slim network, small patches. */
	LAPTOP("Laptop") {

		@Override
		TrainingSettings volumes(String method) {
			return new TrainingSettings(1, method, new DurationSettings(1000, 0, 100, 0), new SamplingSettings(300_000, 80, 64, 32, 2, 1, 0.7,
				"affine"), new NetworkSettings("3D", 8, 0.2, "auto"), new OptimizerSettings("AdamW", 2e-3, "cosine", 1e-4),
				FUSED_SLOWLY, new SelfPacedSettings(true, true, 2), new MixingSettings("auto", 4, 16, 0.5, 0.95, false),
				new RegistrationSettings(400, 16, 1e-3, 200, 10, "MSE", 0, 3, 3));
		}

		@Override
		TrainingSettings slices(String method) {
			return volumes(method).with("working_voxels", "40000").with("patch_x", "96").with("patch_y", "96").with("labelled_batch", "8")
				.with("unlabelled_batch", "4");
		}
	},

	/** As {@link #LAPTOP}, SPSS with the perturbation of AdaMix in the place of its CutMix. */
	SPSS_ADAMIX("SPSS + AdaMix") {

		@Override
		TrainingSettings volumes(String method) {
			return LAPTOP.volumes(method).with("perturbation", "AdaMix");
		}

		@Override
		TrainingSettings slices(String method) {
			return LAPTOP.slices(method).with("perturbation", "AdaMix");
		}
	},

	/** Hours on a workstation. */
	WORKSTATION("Workstation") {

		@Override
		TrainingSettings volumes(String method) {
			return new TrainingSettings(1, method, new DurationSettings(6000, 0, 200, 0), new SamplingSettings(2_000_000, 96, 96, 64, 2, 2, 0.7,
				"affine"), new NetworkSettings("3D", 16, 0.3, "auto"), new OptimizerSettings("AdamW", 1e-3, "cosine", 1e-4),
				FUSED_SLOWLY, new SelfPacedSettings(true, true, 4), new MixingSettings("auto", 4, 16, 0.5, 0.95, false),
				new RegistrationSettings(2000, 32, 5e-4, 200, 20, "MSE", 0, 5, 3));
		}

		@Override
		TrainingSettings slices(String method) {
			return volumes(method).with("working_voxels", "150000").with("patch_x", "160").with("patch_y", "160").with("labelled_batch",
				"12").with("unlabelled_batch", "12");
		}
	},

	/** The schedules of the papers: Su et al. 2024, section 3.1; Shen et al. 2026, implementation details. */
	PAPER("Paper") {

		@Override
		TrainingSettings volumes(String method) {
			boolean spss = method.equals("SPSS");
			OptimizerSettings optimization = spss ? new OptimizerSettings("SGD", 0.01, "step", 1e-4) : new OptimizerSettings("AdamW",
				1e-4, "none", 1e-2);
			int each = spss ? 2 : 4;
			return new TrainingSettings(1, method, new DurationSettings(6000, 0, 200, 0), new SamplingSettings(0, 112, 112, 80, each, each, 0,
				"turns"), new NetworkSettings("3D", 16, 0.5, "float32"), optimization, new PseudoLabelSettings(1, 0.9, 0.2, 0.8, false),
				new SelfPacedSettings(true, true, 8), new MixingSettings("auto", 4, 16, 1, 0.95, false),
				new RegistrationSettings(20_000, 32, 1e-4, 1, 20, "MSE", 0, 5, 0));
		}

		@Override
		TrainingSettings slices(String method) {
			return volumes(method).with("patch_x", "256").with("patch_y", "256").with("labelled_batch", "12").with("unlabelled_batch",
				"12").with("dice_weight", "0.5");
		}
	};

	private static final PseudoLabelSettings FUSED_SLOWLY = new PseudoLabelSettings(50, 0.65, 0.3, 0.88, true);
	/** Patches along each axis of a slice (Shen et al. 2026). */
	private static final String PATCHES_OF_A_SLICE = "8";

	private final String label;

	Preset(String label) {
		this.label = label;
	}

	/** The name a person sees and a macro writes. */
	public String label() {
		return label;
	}

	/** @throws UserException if there is no preset of that name */
	public static Preset of(String label) {
		return Arrays.stream(values()).filter(preset -> preset.label.equalsIgnoreCase(label.trim())).findFirst().orElseThrow(
			() -> new UserException("There is no preset \"" + label + "\". Choose one of " + Arrays.stream(values())
				.map(Preset::label).collect(Collectors.joining(", ")) + "."));
	}

	/**
	 * @param method "SPSS", "ST", "MT" or "CT"
	 */
	public TrainingSettings settings(String method, Dimensions dimensions) {
		return dimensions == Dimensions.THREE ? volumes(method) : slices(method).with("dimensions", dimensions.label()).with(
			"patches_per_axis", PATCHES_OF_A_SLICE);
	}

	/** For a network of three dimensions. */
	abstract TrainingSettings volumes(String method);

	/** For a network of two: slices are smaller, so there are more of them. */
	abstract TrainingSettings slices(String method);
}
