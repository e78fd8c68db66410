package io.github.oneslice.settings;

import java.io.Serializable;

/**
 * How long is trained, and what is kept on the way.
 *
 * @param steps training steps of the segmentation network
 * @param minutes budget of training time, registration included; 0: {@code steps} counts
 * @param checkpointMinutes minutes between two checkpoints
 * @param snapshotMinutes minutes between two copies of the model as it stands, in the folder {@code snapshots} of the model;
 *          0: none
 */
public record DurationSettings(int steps, double minutes, double checkpointMinutes, double snapshotMinutes)
	implements Serializable
{

	private static final double CHECKPOINT_MINUTES = 1;

	public DurationSettings {
		Require.that(steps > 0, "steps", "be positive");
		Require.that(minutes >= 0, "minutes", "not be negative");
		Require.that(checkpointMinutes >= 0, "checkpoint_minutes", "not be negative");
		Require.that(snapshotMinutes >= 0, "snapshot_minutes", "not be negative");
	}

	public static DurationSettings ofSteps(int steps) {
		return new DurationSettings(steps, 0, CHECKPOINT_MINUTES, 0);
	}

	public DurationSettings withSteps(int other) {
		return new DurationSettings(other, 0, checkpointMinutes, snapshotMinutes);
	}

	public DurationSettings withMinutes(double other) {
		return new DurationSettings(steps, other, checkpointMinutes, snapshotMinutes);
	}
}
