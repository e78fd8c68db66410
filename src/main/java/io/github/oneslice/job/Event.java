package io.github.oneslice.job;

import java.io.Serializable;
import java.util.Map;

import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volume;

/**
 * What an engine reports while it works.
 *
 * @param stage what is being done, such as "Registration" or "Training (SPSS)"
 * @param step how much of the stage is done, 0 to {@code steps}
 * @param steps the size of the stage; 0 when not known
 * @param message one line for a person to read; may be empty
 * @param values named numbers of this step, such as "loss" or "rate"; keeps its order
 * @param preview what the network sees and makes of it at this moment; null in most events
 */
public record Event(String stage, long step, long steps, String message, Map<String, Double> values, Preview preview)
	implements Serializable
{

	/**
	 * One slice of a training volume (depth 1).
	 *
	 * @param image the grey values
	 * @param labels the pseudo-labels learned from
	 * @param prediction what the network says
	 */
	public record Preview(Volume image, LabelVolume labels, LabelVolume prediction) implements Serializable {}

	public static Event progress(String stage, long step, long steps, String message) {
		return new Event(stage, step, steps, message, Map.of(), null);
	}
}
