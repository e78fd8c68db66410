package io.github.oneslice.settings;

/** The numbers that convolutions are computed with while a network learns. */
public enum PrecisionSetting implements Choice {

	/** What a step each way shows to be faster, where it is right. */
	AUTO("auto"),
	/** 32 bits. */
	FLOAT32("float32"),
	/** 16 bits, brain floating point, where it is right. */
	BFLOAT16("bfloat16");

	private final String label;

	PrecisionSetting(String label) {
		this.label = label;
	}

	@Override
	public String label() {
		return label;
	}
}
