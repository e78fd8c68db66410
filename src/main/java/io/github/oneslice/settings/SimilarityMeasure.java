package io.github.oneslice.settings;

/** What slices are compared by when they are registered. */
public enum SimilarityMeasure implements Choice {

	/** Mean squared error. */
	MSE("MSE"),
	/** Local normalised cross-correlation. */
	NCC("NCC");

	private final String label;

	SimilarityMeasure(String label) {
		this.label = label;
	}

	@Override
	public String label() {
		return label;
	}
}
