// Evaluate_Folder: compares a folder of label stacks with a folder of references, by their file names.
//
// Argument: key=value pairs with blanks or commas between them; a value with blanks or commas goes in [brackets].
//   prediction=  folder of the segmentations
//   reference=   folder of the references
//   table=       CSV file to write: image,class,dice,jaccard,hd,hd95,asd,assd and a last row "mean"
// Without an argument the command asks.
//
// Example: prediction=/data/segmented reference=/data/full table=/data/evaluation.csv

argument = getArgument();
if (argument == "") run("Evaluate...");
else run("Evaluate...", options(argument));

// From "a=1, b=[two words]" to the options of a command: commas between pairs become blanks.
function options(argument) {
	result = "";
	bracketed = false;
	for (i = 0; i < lengthOf(argument); i++) {
		c = substring(argument, i, i + 1);
		if (c == "[") bracketed = true;
		if (c == "]") bracketed = false;
		if (c == "," && !bracketed) c = " ";
		result = result + c;
	}
	return result;
}
