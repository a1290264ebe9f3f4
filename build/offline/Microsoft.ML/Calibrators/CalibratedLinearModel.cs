using Microsoft.ML.Trainers;

namespace Microsoft.ML.Calibrators;

/// <summary>What logistic regression learns: its score is a logit, so that the calibration is always the same.</summary>
internal sealed class CalibratedLinearModel(LinearBinaryModelParameters model)
    : CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>(model, new PlattCalibrator(-1, 0));
