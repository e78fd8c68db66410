package io.github.oneslice.job;

import java.io.Serializable;
import java.util.Map;

import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volume;

/**
 * What an engine reports while it works.
 *
 * @param stage what is being done
 * @param title what a person calls it: the name of the stage, and of the method or file it is about
 * @param step how much of the stage is done, 0 to {@code steps}
 * @param steps the size of the stage; 0 when not known
 * @param message one line for a person to read; may be empty
 * @param values named numbers of this step; keeps its order
 * @param preview what the network sees and makes of it at this moment; null in most events
 */
public record Event(Stage stage, String title, long step, long steps, String message, Map<Quantity, Double> values,
	Preview preview) implements Serializable
{

	/** The kinds of work. */
	public enum Stage {
		WAITING("Waiting"), STARTING("Starting"), READING("Reading"), REGISTRATION("Registration"), PRECISION("Precision"), TRAINING("Training"), CHECK("Check"),
		PAUSED("Paused"), SEGMENTATION("Segmentation"), PERTURBATION("Perturbation"), EVALUATION("Evaluation"),
		/** Something a person should know of the result. */
		NOTE("Note");

		private final String title;

		Stage(String title) {
			this.title = title;
		}

		public String title() {
			return title;
		}
	}

	/**
	 * A number that is followed over the steps.
	 *
	 * @param name what a person calls it
	 * @param unit which numbers belong on one axis
	 */
	public record Quantity(String name, Unit unit) implements Serializable {

		/** What is minimised. */
		public static Quantity loss(String name) {
			return new Quantity(name, Unit.LOSS);
		}

		/** From 0 to 1: a part of the voxels, an agreement, an age. */
		public static Quantity fraction(String name) {
			return new Quantity(name, Unit.FRACTION);
		}
	}

	/** Kinds of numbers. */
	public enum Unit {
		LOSS, FRACTION
	}

	/**
	 * A training volume, small enough to be looked at while training goes on.
	 *
	 * @param name what a person calls it
	 * @param slices how many slices the volume itself has
	 * @param slice index of the slice of the preview to look at first
	 * @param image the grey values
	 * @param labels the pseudo-labels learned from
	 * @param prediction what the network says; null as long as it was not asked
	 */
	public record Preview(String name, int slices, int slice, Volume image, LabelVolume labels, LabelVolume prediction)
		implements Serializable {}

	public static Event progress(Stage stage, long step, long steps, String message) {
		return new Event(stage, stage.title(), step, steps, message, Map.of(), null);
	}

	/** A sentence that a person should read, whatever else is going on. */
	public static Event note(String sentence) {
		return progress(Stage.NOTE, 0, 0, sentence);
	}

	/** The same with another title. */
	public Event titled(String other) {
		return new Event(stage, other, step, steps, message, values, preview);
	}
}
