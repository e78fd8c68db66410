package io.github.oneslice.settings;

/** What networks are computed on. */
public enum Device implements Choice {

	/** A graphics card where TensorFlow finds one, else the processor. */
	AUTO("auto"), CPU("CPU"), GPU("GPU");

	private final String label;

	Device(String label) {
		this.label = label;
	}

	@Override
	public String label() {
		return label;
	}
}
