package io.github.oneslice.network;

/** The numbers that convolutions and matrix products are computed with. */
public enum Precision {

	FLOAT32("32 bits"), BFLOAT16("bfloat16");

	private final String label;

	Precision(String label) {
		this.label = label;
	}

	/** For people. */
	@Override
	public String toString() {
		return label;
	}
}
