package io.github.oneslice.training;

import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.oneslice.selfpaced.PaperSchedule;

/**
 * Everything that decides how a network is trained. A {@link Preset} gives a whole set; any of it can be changed by
 * name with {@link #with(String, String)}.
 *
 * @param seed of every random draw
 * @param method "SPSS", or a framework of AdaMix: "ST", "MT", "CT"
 * @param sampleSelection learn from unlabelled voxels only where the self-paced rule trusts the teacher (SPSS, SU); off:
 *          from all of them
 * @param contrastive use bidirectional feature contrast (SPSS, SC)
 * @param perturbation how AdaMix's frameworks mix samples: "AdaMix", "CutMix", "None"
 * @param patchesPerAxis into how many patches AdaMix cuts each axis of a sample
 * @param mostPatches how many of them are swapped at the most
 * @param diceWeight share of the Dice loss in the loss of AdaMix's frameworks, the rest is cross entropy
 * @param confidence how sure a pseudo-label of AdaMix's frameworks must be to be learned from
 * @param ensemble keep both students of co-training instead of the better one
 * @param steps training steps of the segmentation network
 * @param minutes budget of training time, registration included; 0: {@code steps} counts
 * @param workingVoxels images of more voxels than this are brought to a coarser working resolution; 0: never
 * @param filters filters of the V-Net at full resolution
 * @param dropout rate of its dropout of whole channels
 * @param patchX width of a training patch in working voxels, like the next two a multiple of 16
 * @param patchY height of a training patch
 * @param patchZ depth of a training patch
 * @param labelledBatch patches of annotated volumes a step
 * @param unlabelledBatch patches learned from without labels a step
 * @param unlabelledFrom part of training after which these are used; their weight is next to nothing at first
 * @param teacherPasses noisy passes of the teacher that uncertainty is computed from
 * @param pseudoLabelEvery after how many steps a volume's pseudo-label is fused anew when it is drawn
 * @param teacherShare the teacher's share in the fused pseudo-labels at the end of training, the rest is registration's
 * @param teacherShareExponent how that share grows with the progress of training: below 1 fast at first, above 1 late
 * @param distanceDecay what one slice of distance to the annotation multiplies the weight of a pseudo-label by
 * @param optimizer "SGD" (momentum 0.9) or "AdamW"
 * @param learningRate at the start
 * @param learningRateDecay "step": a tenth after each 2,500 of 6,000 steps; "cosine": down to nothing at the end
 * @param weightDecay of the optimiser
 * @param augmentation "turns": flips and turns by 90°; "affine": small rotations, scalings and changes of contrast;
 *          "none"
 * @param weightedDice whether the voxel weights of pseudo-labels count in the Dice loss too
 * @param registrationSteps steps of registration before training
 * @param registrationBatch pairs of slices a step of registration
 * @param registrationLearningRate learning rate of registration
 * @param registrationEvery after how many training steps registration is trained on and labels are carried anew; 0: never
 * @param registrationRefresh steps of registration each time
 * @param similarity what registration compares slices by, "MSE" or "NCC"
 * @param smoothness weight of the roughness of displacements
 * @param cleanUpWidth width in working voxels of the structuring elements that tidy a carried label, odd
 * @param appearance how many standard deviations a carried label may be off the grey values of its class on the annotated
 *          slice; 0: any
 * @param precision "auto": what a step each way shows to be faster; "float32"; "bfloat16"
 * @param checkpointEvery steps between two checkpoints
 */
public record TrainingSettings(long seed, String method, boolean sampleSelection, boolean contrastive,
	String perturbation, int patchesPerAxis, int mostPatches, double diceWeight, double confidence, boolean ensemble, int steps, double minutes,
	int workingVoxels, int filters, double dropout, int patchX, int patchY, int patchZ, int labelledBatch,
	int unlabelledBatch, double unlabelledFrom, int teacherPasses, int pseudoLabelEvery, double teacherShare,
	double teacherShareExponent, double distanceDecay, String optimizer, double learningRate, String learningRateDecay, double weightDecay, String augmentation, boolean weightedDice,
	int registrationSteps, int registrationBatch, double registrationLearningRate, int registrationEvery,
	int registrationRefresh, String similarity, double smoothness, int cleanUpWidth, double appearance, String precision,
	int checkpointEvery)
	implements Serializable
{

	public TrainingSettings {
		require(List.of("SPSS", "ST", "MT", "CT").contains(method), "method", "be SPSS, ST, MT or CT");
		require(List.of("AdaMix", "CutMix", "None").contains(perturbation), "perturbation", "be AdaMix, CutMix or None");
		require(patchesPerAxis > 0 && mostPatches >= 0, "patches_per_axis and most_patches", "not be negative");
		require(diceWeight >= 0 && diceWeight <= 1, "dice_weight", "lie between 0 and 1");
		require(confidence >= 0 && confidence <= 1, "confidence", "lie between 0 and 1");
		require(steps > 0, "steps", "be positive");
		require(minutes >= 0, "minutes", "not be negative");
		require(filters > 0, "filters", "be positive");
		require(dropout >= 0 && dropout < 1, "dropout", "be at least 0 and below 1");
		for (int length : new int[] { patchX, patchY, patchZ })
			require(length > 0 && length % 16 == 0, "patch_x, patch_y and patch_z", "be multiples of 16");
		require(labelledBatch > 0 && unlabelledBatch > 0, "labelled_batch and unlabelled_batch", "be positive");
		require(teacherPasses > 0, "teacher_passes", "be positive");
		require(pseudoLabelEvery > 0, "pseudo_label_every", "be positive");
		require(teacherShare >= 0 && teacherShare <= 1, "teacher_share", "lie between 0 and 1");
		require(teacherShareExponent > 0, "teacher_share_exponent", "be positive");
		require(distanceDecay > 0 && distanceDecay <= 1, "distance_decay", "be above 0 and at most 1");
		require(optimizer.equals("SGD") || optimizer.equals("AdamW"), "optimizer", "be SGD or AdamW");
		require(learningRateDecay.equals("step") || learningRateDecay.equals("cosine"), "learning_rate_decay", "be step or cosine");
		require(augmentation.equals("turns") || augmentation.equals("affine") || augmentation.equals("none"), "augmentation",
			"be turns, affine or none");
		require(similarity.equals("MSE") || similarity.equals("NCC"), "similarity", "be MSE or NCC");
		require(cleanUpWidth > 0 && cleanUpWidth % 2 == 1, "clean_up_width", "be odd");
		require(registrationSteps >= 0 && registrationBatch > 0, "registration_steps and registration_batch", "be positive");
		require(precision.equals("auto") || precision.equals("float32") || precision.equals("bfloat16"), "precision",
			"be auto, float32 or bfloat16");
		require(checkpointEvery > 0, "checkpoint_every", "be positive");
	}

	static TrainingSettings of(Preset preset) {
		return switch (preset) {
			case LAPTOP -> new TrainingSettings(1, "SPSS", true, true, "AdaMix", 4, 16, 0.5, 0.95, false, 1000, 0, 300_000, 8, 0.2, 80, 64, 32, 2, 1, 0.7, 2, 50, 0.65, 0.3, 0.88,
				"AdamW", 2e-3, "cosine", 1e-4, "affine", true, 400, 16, 1e-3, 200, 10, "MSE", 0, 3, 3, "auto", 100);
			case WORKSTATION -> new TrainingSettings(1, "SPSS", true, true, "AdaMix", 4, 16, 0.5, 0.95, false, 6000, 0, 2_000_000, 16, 0.3, 96, 96, 64, 2, 2, 0.7, 4, 50, 0.65, 0.3,
				0.88, "AdamW", 1e-3, "cosine", 1e-4, "affine", true, 2000, 32, 5e-4, 200, 20, "MSE", 0, 5, 3, "auto", 200);
			case PAPER -> new TrainingSettings(1, "SPSS", true, true, "AdaMix", 4, 16, 1, 0.95, false, 6000, 0, 0, 16, 0.5, 112, 112, 80, 2, 2, 0, 8, 1, 0.9, 0.2, 0.8, "SGD", 0.01,
				"step", 1e-4, "turns", false, 20_000, 32, 1e-4, 1, 20, "MSE", 0, 5, 0, "float32", 200);
		};
	}

	/**
	 * A copy with one setting changed.
	 *
	 * @param name name of a record component, words joined by underscores: {@code batch_size} or {@code batchSize}
	 * @param value the new value as text
	 * @throws IllegalArgumentException if there is no such setting, or the value is not of its type
	 */
	public TrainingSettings with(String name, String value) {
		RecordComponent[] components = getClass().getRecordComponents();
		String plain = name.replace("_", "");
		try {
			Object[] values = new Object[components.length];
			boolean found = false;
			for (int i = 0; i < components.length; i++) {
				boolean meant = components[i].getName().equalsIgnoreCase(plain);
				found |= meant;
				values[i] = meant ? parse(components[i].getType(), value.trim()) : components[i].getAccessor().invoke(this);
			}
			if (!found) throw new IllegalArgumentException("There is no setting \"" + name + "\". The settings are " + names() + ".");
			Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
			Constructor<TrainingSettings> constructor = TrainingSettings.class.getDeclaredConstructor(types);
			return constructor.newInstance(values);
		}
		catch (NumberFormatException e) {
			throw new IllegalArgumentException("The setting \"" + name + "\" cannot be \"" + value + "\": a number is needed.", e);
		}
		catch (ReflectiveOperationException e) {
			if (e.getCause() instanceof IllegalArgumentException wrong) throw wrong;
			throw new IllegalStateException(e);
		}
	}

	/** The learning rate after a part of training, 0 to 1. */
	double learningRateAt(double progress) {
		return learningRate * (learningRateDecay.equals("step") ? Math.pow(0.1, PaperSchedule.stepAt(progress) / 2500) : Math.max(
			0.005, (1 + Math.cos(Math.PI * progress)) / 2));
	}

	/** All settings by name, as text. */
	Map<String, String> describe() {
		Map<String, String> result = new LinkedHashMap<>();
		try {
			for (RecordComponent component : getClass().getRecordComponents())
				result.put(written(component), String.valueOf(component.getAccessor().invoke(this)));
		}
		catch (ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
		return result;
	}

	/** The names of all settings, as a person writes them. */
	public static String names() {
		return Arrays.stream(TrainingSettings.class.getRecordComponents()).map(
			TrainingSettings::written).collect(Collectors.joining(", "));
	}

	private static String written(RecordComponent component) {
		return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase();
	}

	private static void require(boolean holds, String name, String what) {
		if (!holds) throw new IllegalArgumentException("The setting " + name + " must " + what + ".");
	}

	private static Object parse(Class<?> type, String value) {
		if (type == int.class) return Integer.parseInt(value);
		if (type == long.class) return Long.parseLong(value);
		if (type == double.class) return Double.parseDouble(value);
		if (type == boolean.class) return switch (value.toLowerCase()) {
			case "true", "on", "yes", "1" -> true;
			case "false", "off", "no", "0" -> false;
			default -> throw new IllegalArgumentException("\"" + value + "\" is neither on nor off.");
		};
		return value;
	}
}
