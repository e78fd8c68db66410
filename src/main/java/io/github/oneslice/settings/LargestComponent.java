package io.github.oneslice.settings;

/** Whether a segmentation keeps only the largest connected components of each class. */
public enum LargestComponent implements Choice {

	/** Of the classes that were one part wherever training saw them one, of those that were two at the most two. */
	AUTO("auto"),
	/** One of every class. */
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
