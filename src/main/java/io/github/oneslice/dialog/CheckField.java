package io.github.oneslice.dialog;

import javax.swing.JCheckBox;
import javax.swing.JComponent;

/** Yes or no. */
public final class CheckField extends Field {

	private final JCheckBox box;

	public CheckField(String name, String label, String help) {
		super(name, label, help);
		box = new JCheckBox(label);
		box.addActionListener(event -> hasChanged());
	}

	@Override
	public Object value() {
		return box.isSelected();
	}

	@Override
	public void fill(Object value) {
		box.setSelected((Boolean) value);
		hasChanged();
	}

	@Override
	JComponent input() {
		return box;
	}

	@Override
	boolean labelsItself() {
		return true;
	}
}
