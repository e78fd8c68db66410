package io.github.oneslice.training;

import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Everything that decides how a network is trained. A {@link Preset} gives a whole set; any of it can be changed by
 * name with {@link #with(String, String)}.
 *
 * @param seed of every random draw
 * @param sampleSelection learn from unlabelled voxels only where the self-paced rule trusts the teacher (SPSS, SU); off:
 *          from all of them
 * @param contrastive use bidirectional feature contrast (SPSS, SC)
 * @param steps training steps of the segmentation network
 * @param minutes budget of training time, registration included; 0: {@code steps} counts
 */
public record TrainingSettings(long seed, boolean sampleSelection, boolean contrastive, int steps, double minutes)
	implements Serializable
{

	static TrainingSettings of(Preset preset) {
		return new TrainingSettings(1, true, true, 6000, 0);
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

	/** The names of all settings, as a person writes them. */
	public static String names() {
		return Arrays.stream(TrainingSettings.class.getRecordComponents()).map(component -> component.getName()
			.replaceAll("([A-Z])", "_$1").toLowerCase()).collect(Collectors.joining(", "));
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
