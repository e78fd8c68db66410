package io.github.oneslice.settings;

/** Whether a segmentation keeps only the largest connected component of each class. */
public enum LargestComponent implements Choice {

	/** Of the classes that were one part wherever training saw them. */
	AUTO("auto"),
	/** Of every class. */
	YES("true"),
	/** Of none. */
	NO("false");

	private final String label;

	LargestComponent(String label) {
		this.label = label;
	}

	@Override
	public String label() {
		return label;
	}
}
