package io.github.oneslice.settings;

import java.io.Serializable;

/**
 * How long is trained, and what is kept on the way.
 *
 * @param steps training steps of the segmentation network
 * @param minutes budget of training time, registration included; 0: {@code steps} counts
 * @param checkpointEvery steps between two checkpoints
 * @param snapshotMinutes minutes between two copies of the model as it stands, in the folder {@code snapshots} of the model;
 *          0: none
 */
public record DurationSettings(int steps, double minutes, int checkpointEvery, double snapshotMinutes)
	implements Serializable
{

	public DurationSettings {
		Require.that(steps > 0, "steps", "be positive");
		Require.that(minutes >= 0, "minutes", "not be negative");
		Require.that(checkpointEvery > 0, "checkpoint_every", "be positive");
		Require.that(snapshotMinutes >= 0, "snapshot_minutes", "not be negative");
	}
}
