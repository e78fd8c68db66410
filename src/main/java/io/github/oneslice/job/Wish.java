package io.github.oneslice.job;

/** What a person may want of a training that is going on, besides to cancel it. */
public enum Wish {
	/** To its end. */
	GO_ON,
	/** To stand still until something else is wished. */
	PAUSE,
	/** To end now, with what is learned. */
	FINISH
}
